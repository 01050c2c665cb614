package splicelab;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** What Splice keeps outside its database, in ZooKeeper and HBase: no transaction covers it, and it outlives the server's process. */
final class Outside {
    record Peer(int id, String clusterKey, boolean enabled, boolean serial) {}

    private static final Object LOCK = new Object();
    private static final Properties VALUES = new Properties();
    private static Path file;

    private Outside() {}

    static void load(Path from) throws IOException {
        file = from;
        if (!Files.exists(from)) return;
        try (Reader reader = Files.newBufferedReader(from)) {
            VALUES.load(reader);
        }
    }

    /** Null where it was never set. */
    static String get(String name) {
        synchronized (LOCK) {
            return VALUES.getProperty(name);
        }
    }

    static void set(String name, String value) {
        synchronized (LOCK) {
            if (value == null) VALUES.remove(name);
            else VALUES.setProperty(name, value);
            save();
        }
    }

    static String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    static boolean is(String name) {
        return "true".equals(get(name));
    }

    static Set<String> names(String name) {
        String joined = get(name, "");
        return joined.isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(List.of(Lines.split(joined)));
    }

    static void setNames(String name, Set<String> values) {
        set(name, Lines.join(new ArrayList<>(values)));
    }

    /** By their ids. */
    static TreeMap<Integer, Peer> peers() {
        TreeMap<Integer, Peer> peers = new TreeMap<>();
        for (String line : names("peers")) {
            String[] fields = line.split(" ");
            int id = Integer.parseInt(fields[0]);
            peers.put(id, new Peer(id, fields[3], Boolean.parseBoolean(fields[1]), Boolean.parseBoolean(fields[2])));
        }
        return peers;
    }

    static void put(Peer peer) {
        TreeMap<Integer, Peer> peers = peers();
        peers.put(peer.id(), peer);
        setPeers(peers);
    }

    static void removePeer(int id) {
        TreeMap<Integer, Peer> peers = peers();
        peers.remove(id);
        setPeers(peers);
    }

    private static void setPeers(TreeMap<Integer, Peer> peers) {
        Set<String> lines = new LinkedHashSet<>();
        for (Peer peer : peers.values()) {
            lines.add(peer.id() + " " + peer.enabled() + " " + peer.serial() + " " + peer.clusterKey());
        }
        setNames("peers", lines);
    }

    private static void save() {
        try (Writer writer = Files.newBufferedWriter(file)) {
            VALUES.store(writer, null);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
