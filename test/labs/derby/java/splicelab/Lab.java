package splicelab;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.derby.drda.NetworkServerControl;

/** The server's process: Derby's network server, and beside it the lab's own line on standard input and output. */
public final class Lab {
    private Lab() {}

    /** Arguments: Derby's own, as for NetworkServerControl. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Path home = Path.of(System.getProperty("derby.system.home"));
        Outside.load(home.resolve("outside.properties"));
        Control control = new Control(answers);
        Thread server = new Thread(() -> serve(arguments), "network server");
        server.setDaemon(true);
        server.start();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) control.obey(line);
        System.exit(0);
    }

    private static void serve(String[] arguments) {
        try {
            NetworkServerControl.main(arguments);
        } catch (Exception failure) {
            failure.printStackTrace();
        }
        System.exit(1);
    }
}
