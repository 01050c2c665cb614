package splicelab;

import java.sql.ResultSet;
import java.util.Set;

/** ADD_PEER of 3.0.0.1940, which asks the other cluster for its key and sets the roles; here it sets its own alone. */
public final class PeersByAddress {
    private PeersByAddress() {}

    public static void ADD_PEER(short id, String address, boolean serial, ResultSet[] answer) throws Exception {
        Session.begin();
        if (Peers.isKnown(id)) {
            answer[0] = Peers.alreadyThere();
            return;
        }
        Set<String> addresses = Outside.names("reachableAddresses");
        if (!addresses.contains(address)) {
            answer[0] = Peers.cannotConnect(address);
            return;
        }
        // Both lists tell of the same clusters in the same order.
        int at = addresses.stream().toList().indexOf(address);
        String key = Outside.names("reachableKeys").stream().toList().get(at);
        Outside.put(new Outside.Peer(id, key, true, serial));
        Outside.set("role", "MASTER");
        answer[0] = Peers.added(id, key);
    }
}
