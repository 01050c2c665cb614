package splicelab;

import java.util.regex.Pattern;
import org.apache.derby.iapi.services.context.ContextService;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;

/** Keeps clients from writing rows to a replica, and to a cluster that waits for its restart. Procedures check that themselves. */
final class WriteGuard {
    private static final Pattern WRITES = Pattern.compile("^get(Insert|Update|Delete|Merge)");

    private WriteGuard() {}

    /** @param lab whose own statements may write always */
    static void stand(LanguageConnectionContext lab) throws ReflectiveOperationException {
        Execution.watch(
                lab,
                (method, arguments) -> {
                    if (WRITES.matcher(method).find() && isOfClient(lab)) Session.checkWritable();
                });
    }

    private static boolean isOfClient(LanguageConnectionContext lab) {
        LanguageConnectionContext context =
                (LanguageConnectionContext) ContextService.getContextOrNull(LanguageConnectionContext.CONTEXT_ID);
        return context != null && context != lab && context.getStatementDepth() <= 1;
    }
}
