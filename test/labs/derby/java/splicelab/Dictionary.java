package splicelab;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.derby.catalog.TypeDescriptor;
import org.apache.derby.catalog.types.RoutineAliasInfo;
import org.apache.derby.iapi.services.context.ContextService;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;
import org.apache.derby.iapi.sql.depend.DependencyManager;
import org.apache.derby.iapi.sql.dictionary.AliasDescriptor;
import org.apache.derby.iapi.sql.dictionary.CatalogRowFactory;
import org.apache.derby.iapi.sql.dictionary.DataDictionary;
import org.apache.derby.iapi.sql.dictionary.SchemaDescriptor;
import org.apache.derby.iapi.sql.dictionary.TableDescriptor;
import org.apache.derby.iapi.sql.execute.ExecRow;
import org.apache.derby.iapi.store.access.TransactionController;
import org.apache.derby.iapi.types.DataTypeDescriptor;
import org.apache.derby.impl.jdbc.EmbedConnection;

/**
 * Writes to Derby's own catalogue what no statement can: entries of tables without tables, schemas and procedures of the system.
 */
final class Dictionary {
    private static final int SYSTABLES = 1;
    private static final int TABLE_TYPE_COLUMN = 3;

    private final LanguageConnectionContext context;
    private final DataDictionary dictionary;
    private final TransactionController transaction;

    /** What is done to the catalogue in one go. */
    interface Work {
        void on(Dictionary dictionary) throws Exception;
    }

    private Dictionary(LanguageConnectionContext context) throws Exception {
        this.context = context;
        dictionary = Doorkeeper.dictionary();
        transaction = context.getTransactionExecute();
        dictionary.startWriting(context);
    }

    /** In the connection's transaction, which the caller commits. */
    static void change(Connection connection, Work work) throws Exception {
        EmbedConnection embedded = (EmbedConnection) connection;
        ContextService contexts = ContextService.getFactory();
        contexts.setCurrentContextManager(embedded.getContextManager());
        try {
            work.on(new Dictionary(embedded.getLanguageConnection()));
        } finally {
            contexts.resetCurrentContextManager(embedded.getContextManager());
        }
    }

    void addSchema(String name) throws Exception {
        SchemaDescriptor schema =
                new SchemaDescriptor(
                        dictionary, name, Users.OWNER, dictionary.getUUIDFactory().createUUID(), false);
        dictionary.addDescriptor(schema, null, DataDictionary.SYSSCHEMAS_CATALOG_NUM, false, transaction);
    }

    void dropSchema(String name) throws Exception {
        dictionary.dropSchemaDescriptor(name, transaction);
    }

    boolean hasSchema(String name) throws Exception {
        return dictionary.getSchemaDescriptor(name, transaction, false) != null;
    }

    /** Entries alone. Derby's row makers know no `E` and `X`, so that the type is put into the finished row. */
    void addTables(String schemaName, List<String> names, String type) throws Exception {
        SchemaDescriptor schema = schema(schemaName);
        Object systables = systables();
        CatalogRowFactory rows = (CatalogRowFactory) call(systables, "getCatalogRowFactory");
        Method insert = systables.getClass().getDeclaredMethod("insertRow", ExecRow.class, TransactionController.class);
        insert.setAccessible(true);
        for (String name : names) {
            TableDescriptor table = table(schema, name);
            table.setUUID(dictionary.getUUIDFactory().createUUID());
            ExecRow row = rows.makeRow(table, schema);
            row.getColumn(TABLE_TYPE_COLUMN).setValue(type);
            insert.invoke(systables, row, transaction);
        }
    }

    void dropTableEntry(String schemaName, String name) throws Exception {
        SchemaDescriptor schema = schema(schemaName);
        dictionary.dropTableDescriptor(table(schema, name), schema, transaction);
    }

    /** @param parameters name and SQL type, in turn */
    void addProcedure(String name, String javaClass, int resultSets, String[] parameters) throws Exception {
        int count = parameters.length / 2;
        String[] names = new String[count];
        int[] modes = new int[count];
        TypeDescriptor[] types = new TypeDescriptor[count];
        for (int i = 0; i < count; i++) {
            names[i] = parameters[2 * i];
            modes[i] = 1;
            types[i] = typeOf(parameters[2 * i + 1]);
        }
        RoutineAliasInfo info =
                new RoutineAliasInfo(
                        name, count, names, types, modes, resultSets, RoutineAliasInfo.PS_JAVA,
                        RoutineAliasInfo.MODIFIES_SQL_DATA, true, false, false, true, null);
        AliasDescriptor alias =
                new AliasDescriptor(
                        dictionary, dictionary.getUUIDFactory().createUUID(), name, procedureSchema().getUUID(), javaClass,
                        'P', 'P', false, info, name);
        dictionary.addDescriptor(alias, null, DataDictionary.SYSALIASES_CATALOG_NUM, false, transaction);
    }

    void dropProcedure(String name) throws Exception {
        String schemaId = procedureSchema().getUUID().toString();
        AliasDescriptor alias = dictionary.getAliasDescriptor(schemaId, name, 'P');
        if (alias == null) return;
        dictionary.getDependencyManager().invalidateFor(alias, DependencyManager.DROP_METHOD_ALIAS, context);
        dictionary.dropAllRoutinePermDescriptors(alias.getUUID(), transaction);
        dictionary.dropAliasDescriptor(alias, transaction);
    }

    /** DDL and GRANT in SYS are refused while it counts as the system's. */
    void inSys(Connection connection, String... statements) throws Exception {
        SchemaDescriptor sys = dictionary.getSystemSchemaDescriptor();
        Field isSystem = SchemaDescriptor.class.getDeclaredField("isSystem");
        isSystem.setAccessible(true);
        isSystem.setBoolean(sys, false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } finally {
            isSystem.setBoolean(sys, true);
        }
    }

    private SchemaDescriptor procedureSchema() throws Exception {
        return schema("SYSCS_UTIL");
    }

    private SchemaDescriptor schema(String name) throws Exception {
        return dictionary.getSchemaDescriptor(name, transaction, true);
    }

    private TableDescriptor table(SchemaDescriptor schema, String name) throws Exception {
        return dictionary
                .getDataDescriptorGenerator()
                .newTableDescriptor(name, schema, TableDescriptor.BASE_TABLE_TYPE, 'R');
    }

    private Object systables() throws Exception {
        Field tables = dictionary.getClass().getDeclaredField("coreInfo");
        tables.setAccessible(true);
        return ((Object[]) tables.get(dictionary))[SYSTABLES];
    }

    private static Object call(Object on, String name) throws Exception {
        Method method = on.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(on);
    }

    private static TypeDescriptor typeOf(String sql) throws SQLException {
        if (sql.startsWith("VARCHAR(")) {
            int length = Integer.parseInt(sql.substring(8, sql.length() - 1));
            return DataTypeDescriptor.getBuiltInDataTypeDescriptor(java.sql.Types.VARCHAR, length).getCatalogType();
        }
        int type =
                switch (sql) {
                    case "SMALLINT" -> java.sql.Types.SMALLINT;
                    case "INTEGER" -> java.sql.Types.INTEGER;
                    case "BIGINT" -> java.sql.Types.BIGINT;
                    case "BOOLEAN" -> java.sql.Types.BOOLEAN;
                    default -> throw new SQLException("no such type: " + sql);
                };
        return DataTypeDescriptor.getBuiltInDataTypeDescriptor(type, true).getCatalogType();
    }
}
