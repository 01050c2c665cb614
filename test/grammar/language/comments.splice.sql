# SYNTAX TEST "source.splice-sql" "comments, hints and directives"
/* one /* two */ still one */ SELECT
# <-- comment.block.splice-sql
#      ^^^^^^^^^ comment.block.splice-sql comment.block.splice-sql
#               ^^^^^^^^^^^^^ comment.block.splice-sql
#                             ^^^^^^ keyword.other.splice-sql - comment.block.splice-sql
SELECT 1 -- SELECT 'a
#        ^^^^^^^^^^^^ comment.line.double-dash.splice-sql - keyword.other.splice-sql
'two
# <---- string.quoted.single.splice-sql
lines' 1
# <------ string.quoted.single.splice-sql
#      ^ constant.numeric.splice-sql
SELECT * FROM T --SPLICE-PROPERTIES joinStrategy=SORTMERGE, index=T_IX, other=1
#               ^^ punctuation.definition.hint.splice-sql
#                 ^^^^^^^^^^^^^^^^^ keyword.other.hint.splice-sql
#                                   ^^^^^^^^^^^^ entity.other.attribute-name.hint.splice-sql
#                                               ^ keyword.operator.assignment.splice-sql
#                                                ^^^^^^^^^ string.unquoted.hint.splice-sql
#                                                           ^^^^^ entity.other.attribute-name.hint.splice-sql
#                                                                       ^^^^^ meta.hint.splice-sql - entity.other.attribute-name.hint.splice-sql
-- splice-properties useSpark=true
#  ^^^^^^^^^^^^^^^^^ keyword.other.hint.splice-sql
--splice-properties-not
# ^^^^^^^^^^^^^^^^^ keyword.other.hint.splice-sql
-- @cluster east and west
# <-- comment.line.double-dash.directive.splice-sql punctuation.definition.comment.splice-sql
#  ^^^^^^^^ keyword.control.directive.splice-sql
#           ^^^^^^^^^^^^^ string.unquoted.directive.splice-sql
-- @active
#  ^^^^^^^ keyword.control.directive.splice-sql
--@passive
# ^^^^^^^^ keyword.control.directive.splice-sql
-- @let backup_id
#  ^^^^ keyword.control.directive.splice-sql
#       ^^^^^^^^^ variable.other.splice-sql
-- @confirm Really?
#  ^^^^^^^^ keyword.control.directive.splice-sql
#           ^^^^^^^ string.unquoted.directive.splice-sql
-- @wait-for-restart
#  ^^^^^^^^^^^^^^^^^ keyword.control.directive.splice-sql
-- @actively
# ^^^^^^^^^^ comment.line.double-dash.splice-sql - keyword.control.directive.splice-sql
-- mail me @active
# ^^^^^^^^^^^^^^^^ comment.line.double-dash.splice-sql - keyword.control.directive.splice-sql
