/* An ODBC driver that does harm when it is asked to connect; the keyword Mode says which. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <signal.h>
#include <sql.h>
#include <sqlext.h>

static int handles;

SQLRETURN SQL_API SQLAllocHandle(SQLSMALLINT type, SQLHANDLE parent, SQLHANDLE *handle) {
  *handle = &handles;
  return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLFreeHandle(SQLSMALLINT type, SQLHANDLE handle) {
  return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLSetEnvAttr(SQLHENV env, SQLINTEGER name, SQLPOINTER value, SQLINTEGER length) {
  return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLDriverConnect(SQLHDBC line, SQLHWND window, SQLCHAR *in, SQLSMALLINT inLength, SQLCHAR *out,
                                   SQLSMALLINT room, SQLSMALLINT *outLength, SQLUSMALLINT completion) {
  const char *text = (const char *)in;
  if (strstr(text, "abort")) abort();
  if (strstr(text, "segv")) raise(SIGSEGV);
  if (strstr(text, "exit")) _exit(3);
  for (;;) pause();
}
