package splicelab;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Peers. What the closed manager answers where nothing public says it is a guess, marked so in the conformance table. */
public final class Peers {
    private Peers() {}

    /** The oldest form has no say: such a peer runs at once. */
    public static void ADD_PEER(short id, String key, ResultSet[] answer) throws Exception {
        Session.begin();
        if (isKnown(id)) {
            answer[0] = alreadyThere();
            return;
        }
        Outside.put(new Outside.Peer(id, key, true, true));
        answer[0] = added(id, key);
    }

    public static void ADD_PEER(short id, String key, boolean enabled, ResultSet[] answer) throws Exception {
        ADD_PEER(id, key, enabled, true, answer);
    }

    /** The peer stays added when enabling it fails. */
    public static void ADD_PEER(short id, String key, boolean enabled, boolean serial, ResultSet[] answer)
            throws Exception {
        Session.begin();
        if (isKnown(id)) {
            answer[0] = alreadyThere();
            return;
        }
        boolean isReachable = Outside.names("reachableKeys").contains(key);
        Outside.put(new Outside.Peer(id, key, enabled && isReachable, serial));
        answer[0] = enabled && !isReachable ? cannotConnect(key) : added(id, key);
    }

    public static void REMOVE_PEER(short id, ResultSet[] answer) throws Exception {
        Session.begin();
        if (!isKnown(id)) {
            answer[0] = unknown(id);
            return;
        }
        Outside.removePeer(id);
        answer[0] = Answer.success("Removed peer " + id);
    }

    public static void ENABLE_PEER(short id, ResultSet[] answer) throws Exception {
        Session.begin();
        Outside.Peer peer = Outside.peers().get((int) id);
        if (peer == null) {
            answer[0] = unknown(id);
        } else if (!peer.enabled() && !Outside.names("reachableKeys").contains(peer.clusterKey())) {
            answer[0] = cannotConnect(peer.clusterKey());
        } else {
            Outside.put(new Outside.Peer(id, peer.clusterKey(), true, peer.serial()));
            answer[0] = Answer.success("Enabled peer " + id);
        }
    }

    public static void DISABLE_PEER(short id, ResultSet[] answer) throws Exception {
        Session.begin();
        Outside.Peer peer = Outside.peers().get((int) id);
        if (peer == null) {
            answer[0] = unknown(id);
            return;
        }
        Outside.put(new Outside.Peer(id, peer.clusterKey(), false, peer.serial()));
        answer[0] = Answer.success("Disabled peer " + id);
    }

    public static void LIST_PEERS(ResultSet[] answer) throws Exception {
        Session.begin();
        String[] labels = {"PeerId", "clusterKey", "enabled", "serial"};
        String[] types = {"VARCHAR(6)", "VARCHAR(32672)", "BOOLEAN", "BOOLEAN"};
        String[][] rows =
                Outside.peers().values().stream()
                        .map(
                                peer ->
                                        new String[] {
                                            String.valueOf(peer.id()),
                                            peer.clusterKey(),
                                            String.valueOf(peer.enabled()),
                                            String.valueOf(peer.serial())
                                        })
                        .toArray(String[][]::new);
        answer[0] = Answer.rows(labels, types, rows);
    }

    public static void GET_CLUSTER_KEY(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.success(Outside.get("clusterKey"));
    }

    static boolean isKnown(int id) {
        return Outside.peers().containsKey(id);
    }

    static ResultSet alreadyThere() throws SQLException {
        return Answer.error("Replication peer already exists");
    }

    static ResultSet added(int id, String key) throws SQLException {
        return Answer.success("Added " + key + " as peer " + id);
    }

    static ResultSet cannotConnect(String to) throws SQLException {
        return Answer.error("Cannot connect to '" + to + "'");
    }

    /** The server's own grammar. */
    private static ResultSet unknown(int id) throws SQLException {
        return Answer.error("Replication peer '" + id + "' does not exists");
    }
}
