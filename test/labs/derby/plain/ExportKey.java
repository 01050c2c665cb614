import java.io.FileInputStream;
import java.security.KeyStore;
import java.util.Base64;

/** Prints a private key as PEM: file, password and alias of its key store are the arguments. */
public final class ExportKey {
  private ExportKey() {}

  public static void main(String[] arguments) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = arguments[1].toCharArray();
    try (FileInputStream file = new FileInputStream(arguments[0])) {
      store.load(file, password);
    }
    byte[] key = store.getKey(arguments[2], password).getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    System.out.println("-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----");
  }
}
