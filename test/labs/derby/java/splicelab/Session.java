package splicelab;

import org.apache.derby.iapi.services.context.ContextService;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;

/** Who calls, and whether a call may go on. */
final class Session {
    private Session() {}

    /** To be called first by every procedure; tests let calls wait here. */
    static void begin() throws InterruptedException {
        int delay = Integer.parseInt(Outside.get("delay", "0"));
        if (delay > 0) Thread.sleep(delay);
    }

    /** Throws on a replica, and after a restore until the restart. */
    static void checkWritable() throws Exception {
        if (Outside.is("restoring")) throw Failure.restoring();
        String role = Outside.get("role", "");
        if (role.equals("REPLICA") || role.equals("SLAVE")) throw Failure.readOnly();
    }

    /** The broader scope calls read SYS as their caller. */
    static boolean mayReadSys() {
        LanguageConnectionContext context =
                (LanguageConnectionContext) ContextService.getContextOrNull(LanguageConnectionContext.CONTEXT_ID);
        return Users.mayReadSys(context.getSessionUserId());
    }
}
