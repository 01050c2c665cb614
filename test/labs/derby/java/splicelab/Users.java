package splicelab;

/** The two users of the lab. */
final class Users {
    /** Owns everything, as on a new cluster. */
    static final String OWNER = "SPLICE";
    /** May log in, read SYSVW, and call what was granted: nothing at first. */
    static final String RESTRICTED = "JOE";

    private Users() {}

    static boolean mayReadSys(String user) {
        return OWNER.equals(user) || Outside.names("readersOfSys").contains(user);
    }
}
