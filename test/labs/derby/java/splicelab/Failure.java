package splicelab;

import org.apache.derby.iapi.error.StandardException;

/** What the server throws instead of answering. */
final class Failure {
    private Failure() {}

    /** @param message whole: Derby has no text for Splice's own states */
    static StandardException of(String state, String message) {
        return StandardException.newPreLocalizedException(state, null, message);
    }

    /** One that Derby has as well, in its own words. */
    static StandardException unknownSchema(String name) {
        return StandardException.newException("42Y07", name);
    }
}
