# SYNTAX TEST "source.sql" "Splice's own in plain SQL"
call syscs_util.enable_peer(1);
# <---- keyword.other.sql
#    ^^^^^^^^^^ support.class.schema.splice-sql
#               ^^^^^^^^^^^ support.function.procedure.splice-sql
select * from sys.sysbackup --splice-properties useSpark=true
#             ^^^ support.class.schema.splice-sql
#                 ^^^^^^^^^ support.constant.table.splice-sql
#                             ^^^^^^^^^^^^^^^^^ keyword.other.hint.splice-sql
-- @let backup_id
#  ^^^^ keyword.control.directive.splice-sql
-- an ordinary comment with SYSCS_UTIL.ADD_PEER
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.double-dash.sql - support.class.schema.splice-sql
select 'SYS.SYSBACKUP --splice-properties', enable_peer
#       ^^^^^^^^^^^^^ string.quoted.single.sql - support.class.schema.splice-sql
#                                           ^^^^^^^^^^^ - support.function.procedure.splice-sql
