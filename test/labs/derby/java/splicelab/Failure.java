package splicelab;

import org.apache.derby.iapi.error.StandardException;

/** What the server throws instead of answering. The texts of Splice's own states lie beside Derby's, see `messages.ts`. */
final class Failure {
    private Failure() {}

    static StandardException readOnly() {
        return StandardException.newException("RPL00.S");
    }

    static StandardException restoring() {
        return StandardException.newException("08006.S.9");
    }

    static StandardException unknownBackupJob(long id) {
        return StandardException.newException("BR006.S", id);
    }

    static StandardException laterThanTheBackup(long transaction) {
        return StandardException.newException("BR023.S", transaction);
    }

    static StandardException unexpected() {
        return StandardException.newException("SE001.S");
    }

    static StandardException unknownSchema(String name) {
        return StandardException.newException("42Y07", name);
    }
}
