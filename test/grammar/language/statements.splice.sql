# SYNTAX TEST "source.splice-sql" "statements, names and literals"
CALL syscs_util.Add_Peer(1, 'it''s', true, NULL);
# <---- keyword.other.splice-sql
#    ^^^^^^^^^^ support.class.schema.splice-sql
#              ^ punctuation.separator.splice-sql
#               ^^^^^^^^ support.function.procedure.splice-sql
#                        ^ constant.numeric.splice-sql
#                           ^ string.quoted.single.splice-sql punctuation.definition.string.begin.splice-sql
#                              ^^ string.quoted.single.splice-sql constant.character.escape.splice-sql
#                                    ^^^^ constant.language.splice-sql
#                                          ^^^^ constant.language.splice-sql
#                                               ^ punctuation.terminator.statement.splice-sql
CALL SYSCS_UTIL.SYSCS_SOMETHING_ELSE();
#               ^^^^^^^^^^^^^^^^^^^^ entity.name.function.splice-sql
SELECT SCOPE FROM SYS.SYSREPLICATION R WHERE "my ""t" <> X'0A';
# <------ keyword.other.splice-sql
#      ^^^^^ variable.other.name.splice-sql
#                 ^^^ support.class.schema.splice-sql
#                     ^^^^^^^^^^^^^^ support.constant.table.splice-sql
#                                            ^^^^^^^^ string.quoted.double.name.splice-sql
#                                                ^^ constant.character.escape.splice-sql
#                                                     ^^ keyword.operator.splice-sql
#                                                        ^^^^^ constant.numeric.hex.splice-sql
VALUES 1e3, .5, from1, 2.5;
#      ^^^ constant.numeric.splice-sql
#           ^^ constant.numeric.splice-sql
#               ^^^^^ variable.other.name.splice-sql - constant.numeric.splice-sql
#                      ^^^ constant.numeric.splice-sql
CALL SYSCS_UTIL.REMOVE_PEER(:peer_id);
#                           ^ punctuation.definition.variable.splice-sql
#                            ^^^^^^^ variable.other.splice-sql
COMMIT; ROLLBACK; AUTOCOMMIT OFF;
# <------ keyword.control.transaction.splice-sql
#       ^^^^^^^^ keyword.control.transaction.splice-sql
#                 ^^^^^^^^^^ keyword.control.transaction.splice-sql
#                            ^^^ constant.language.splice-sql
CREATE TRIGGER T AFTER INSERT ON A FOR EACH ROW BEGIN ATOMIC
#                                               ^^^^^ keyword.control.block.splice-sql
#                                                     ^^^^^^ keyword.control.block.splice-sql
END;
CREATE TABLE T (C DECIMAL(10, 2), D VARCHAR(20));
#                 ^^^^^^^ storage.type.splice-sql
#                                   ^^^^^^^ storage.type.splice-sql
SELECT UPPER(A), UPPER FROM T;
#      ^^^^^ support.function.splice-sql
#                ^^^^^ variable.other.name.splice-sql
