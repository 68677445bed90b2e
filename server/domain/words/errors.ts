// One sentence for each error code of the product. Sentences of the rules are in rules.zh.ts and rules.en.ts.
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const errorWords: Readonly<Record<string, Word>> = {
  invalidInput: word('提交的内容有误，请按提示修改。', 'What was sent cannot be read: see below.'),
  notSignedIn: word('请先登录。', 'Please sign in.'),
  wrongCredentials: word('用户名或密码不正确。', 'User name or password is not right.'),
  forbidden: word('您没有办理此事的岗位。', 'You have no desk for this.'),
  crossSite: word('请求来自其他网站，已拒绝。', 'The request came from another site and was refused.'),
  mustChangePassword: word('请先修改密码。', 'Please change your password first.'),
  notFound: word('没有找到。', 'Not found.'),
  illegalTransition: word('当前状态不能办理此事。', 'This cannot be done in the present state.'),
  notNow: word('现在不能办理此事。', 'This cannot be done now.'),
  staleVersion: word('内容已被他人修改，请核对后再提交。', 'It was changed in between: please compare.'),
  alreadyDone: word('此事已经办理。', 'This has been done already.'),
  tooLarge: word('内容超过限制。', 'Too large.'),
  wrongType: word('文件类型不符合要求。', 'Not an accepted type.'),
  ruleViolation: word('不符合规定，请按提示修改。', 'Against the rules: see below.'),
  tooMany: word(
    '操作过于频繁，请 {{retryAfterSeconds}} 秒后再试。',
    'Too often: try again in {{retryAfterSeconds}} seconds.',
  ),
  unavailable: word(
    '系统暂时不可用，您的内容没有丢失，请稍后再试。',
    'Temporarily unavailable; nothing was lost. Try again later.',
  ),
  unexpected: word('系统出现意外错误，已记录。', 'Something unexpected happened; it was logged.'),
  'input.tooShort': word('至少 {{min}} 个字。', 'At least {{min}} characters.'),
  'input.tooLong': word('不超过 {{max}} 个字。', 'At most {{max}} characters.'),
  'input.controlCharacters': word('含有不可见字符。', 'Contains invisible characters.'),
  'input.loneSurrogate': word('含有无法识别的字符。', 'Contains a broken character.'),
  'input.malformedJson': word('不是有效的 JSON。', 'Not valid JSON.'),
  'input.malformedAddress': word('地址有误。', 'The address is malformed.'),
  'input.malformed': word('请求有误。', 'The request is malformed.'),
  'input.multipart': word('上传的表单有误。', 'The upload form is malformed.'),
  'input.fileMissing': word('没有收到文件。', 'No file was received.'),
  'input.invalid_type': word('类型不对。', 'Wrong type.'),
  'input.invalid_format': word('格式不对。', 'Wrong format.'),
  'input.invalid_value': word('不在可选范围内。', 'Not one of the choices.'),
  'input.too_small': word('过小或过短。', 'Too small or too short.'),
  'input.too_big': word('过大或过长。', 'Too big or too long.'),
  'input.unrecognized_keys': word('含有未知的项。', 'Contains unknown keys.'),
  'decision.roundHasList': word('该评审轮次已有立项清单。', 'This round has a decision list already.'),
  'decision.nothingToDecide': word(
    '该评审轮次没有待决定的申请。',
    'Nothing in this round is left to decide on.',
  ),
  'decision.otherItems': word(
    '清单中的项目与提交的不一致，请刷新后重试。',
    'The items sent are not those of the list: reload and try again.',
  ),
  'decision.hash': word(
    '清单内容与锁定时不一致，不能继续办理，请报告纪检监督。',
    'The list is not what was frozen: stop and report it.',
  ),
  'objection.unknownProject': word(
    '公示清单中没有受理号为 {{receiptNumber}} 的项目。',
    'No project {{receiptNumber}} is in this publicity list.',
  ),
  'objection.fileType': word(
    '证明材料应为 PDF、JPG 或 PNG 文件。',
    'The evidence must be a PDF, JPG or PNG file.',
  ),
  'award.nothingToPrepare': word(
    '没有公示完成、尚未立项的项目。',
    'No project is publicised and without an award.',
  ),
  'award.noDiscipline': word(
    '编号格式需要学科字母，申请中没有。',
    'The number pattern needs a discipline letter that the application lacks.',
  ),
  'award.termMissing': word('{{receiptNumber}} 缺少执行期限。', '{{receiptNumber}} has no term.'),
  'dispatchNumber.taken': word(
    '发文字号 {{dispatchNumber}} 已被使用。',
    'The number {{dispatchNumber}} is in use already.',
  ),
  'document.unprintable': word(
    '“{{text}}”中的字 {{characters}} 没有可用字体，无法印制，请补充字体后再办理。',
    'No typeface has {{characters}} in “{{text}}”: add one, then try again.',
  ),
  'expert.already': word('此人已在专家库中。', 'This person is in the expert library already.'),
  'expert.nameDiffers': word(
    '姓名与该证件号登记的姓名不一致。',
    'The name differs from the one registered under this number.',
  ),
  'round.dueInPast': word('评审截止时间应晚于现在。', 'The due date must be in the future.'),
  'round.another': word(
    '“{{name}}”尚未结束，结束后方可新建一轮。',
    '“{{name}}” has not closed yet: close it before another round.',
  ),
  'round.nothingAccepted': word('没有形审通过的申请。', 'No application has been accepted.'),
  'assignment.noExpert': word('专家库中没有此人。', 'Not in the expert library.'),
  'assignment.notInRound': word('该申请不在本轮评审中。', 'This application is not in the round.'),
  'assignment.twice': word(
    '该专家在本轮已被指派或已退出此申请的评审。',
    'This expert has been asked about it already, or has left it.',
  ),
  'assignment.noAccount': word(
    '该专家没有可用账号，无法登录评审。',
    'This expert has no active account and cannot sign in.',
  ),
  'review.pledgeVersion': word(
    '承诺书已更新（{{version}}），请重新阅读并承诺。',
    'The pledge has a new wording ({{version}}): please read it again.',
  ),
  'password.tooShort': word('密码至少 {{min}} 位。', 'The password needs at least {{min}} characters.'),
  'password.tooLong': word('密码不超过 {{max}} 位。', 'The password has at most {{max}} characters.'),
  'password.classes': word(
    '密码须包含大写字母、小写字母、数字、符号中的 {{classes}} 类。',
    'The password needs {{classes}} of: capital letters, small letters, figures, signs.',
  ),
  'password.isUsername': word('密码不能由账号名构成。', 'The password must not be made of the user name.'),
  'password.usedBefore': word(
    '不能使用最近 {{last}} 次用过的密码。',
    'One of the last {{last}} passwords cannot be taken again.',
  ),
  'password.currentWrong': word('原密码不正确。', 'The present password is not right.'),
  'account.codeWrong': word(
    '账号或重置码不正确，或重置码已失效。',
    'The user name or the code is not right, or the code is no longer valid.',
  ),
  'account.organisationUnknown': word(
    '系统中没有此单位，请联系市科技局登记单位。',
    'This organisation is not in the system: ask the bureau to enter it.',
  ),
  'account.usernameShape': word(
    '账号名须为 4 至 32 位小写字母、数字或 . _ -，以字母开头。',
    'A user name has 4 to 32 small letters, figures or . _ -, and begins with a letter.',
  ),
  'account.usernameTaken': word('此账号名已被使用。', 'This user name is taken.'),
  'account.nameDiffers': word(
    '注册姓名“{{name}}”与此证件号已有账号的姓名不一致，请核实后退回。',
    'The name “{{name}}” differs from the one this identity number has an account under: check and refuse.',
  ),
  'desk.organisation': word('此岗位不能设在该类单位。', 'This desk cannot stand at such an organisation.'),
  'desk.organisationUnknown': word('没有此单位。', 'There is no such organisation.'),
  'desk.callUnknown': word('没有此指南。', 'There is no such call.'),
  'desk.callWanted': word('受托管理机构的岗位须限定到一项指南。', "An agency's desk is bound to a call."),
  'desk.endWanted': word('受托管理机构的岗位须有截止日期。', "An agency's desk has a last day."),
  'desk.noCall': word('此岗位不限定到指南。', 'This desk is not bound to a call.'),
  'desk.endPast': word('截止日期已过。', 'The last day has passed.'),
  'desk.administratorAlone': word(
    '系统、安全、审计管理员互斥，且不得兼任业务岗位。',
    'System, security and audit administrators exclude each other and hold no other desk.',
  ),
  'desk.agencyOutside': word(
    '受托管理机构人员不得兼任局内岗位。',
    'Who works for an agency holds no desk of the bureau.',
  ),
  'desk.twice': word('此人已有该岗位。', 'This person holds the desk already.'),
  'desk.ended': word('该岗位已经收回。', 'This desk has ended already.'),
  'organisation.usccTaken': word('此单位已登记。', 'This organisation has been entered already.'),
  'organisation.recommender': word(
    '主管部门须为已登记的县区或局，且只为依托单位设置。',
    'A recommender is a county office or the bureau, and only a host unit has one.',
  ),
  'holiday.yearMismatch': word('{{on}} 不在 {{year}} 年内。', '{{on}} is not in {{year}}.'),
  'holiday.twice': word('{{on}} 重复出现。', '{{on}} stands twice.'),
  'holiday.makeUpOnWeekday': word('{{on}} 不是周末，不能作为调休上班日。', '{{on}} is no weekend day.'),
  'sanction.oneOf': word('请填写个人或单位之一。', 'Name either a person or an organisation.'),
  'sanction.nameWanted': word('请填写姓名。', 'The name is missing.'),
  'sanction.endBeforeStart': word('截止日期早于起始日期。', 'It ends before it begins.'),
  'file.empty': word('文件是空的。', 'The file is empty.'),
  'call.programmeUnknown': word('没有这个计划类别。', 'There is no such programme.'),
  'call.closesInPast': word('截止时间已过，不能发布。', 'The closing time has passed already.'),
  'opinion.otherRevision': word(
    '申请人已重新提交，请核对最新版本后再提出意见。',
    'The applicant has handed in another revision: please judge the latest one.',
  ),
  'endorsement.noRecommender': word(
    '本指南须由主管部门推荐，但贵单位尚未登记主管部门，请联系系统管理员登记。',
    'This call needs a recommender, and none is entered for your unit: ask the system administrator.',
  ),
  'application.noUnit': word(
    '您的账号没有所属单位，不能申报。',
    'Your account belongs to no unit: you cannot apply.',
  ),
  'application.leadIsAnother': word(
    '项目负责人应为申请人本人，证件号码与您注册的不一致。',
    'The project leader is the applicant: the number is not the one you registered with.',
  ),
  'application.leadUnit': word(
    '项目负责人的单位应为依托单位（{{uscc}}）。',
    'The unit of the leader must be the host ({{uscc}}).',
  ),
  'application.nameFirst': word('请先填写姓名。', 'Please enter the name first.'),
  'application.personUnknown': word(
    '请重新填写此人的身份证件号码。',
    'Please enter the identity number of this person again.',
  ),
  'application.fileByUpload': word(
    '文件请用上传和移除操作，不能直接改写。',
    'Files are attached and removed, not written.',
  ),
  'application.limitOfCall': word(
    '您在本批次已提交过《{{title}}》（{{receiptNumber}}），每人每批次限一项。',
    'You have already handed in “{{title}}” ({{receiptNumber}}) in this call: one a person.',
  ),
  'file.tooMany': word('最多 {{max}} 个文件。', 'At most {{max}} files.'),
  'file.noSuchField': word('申请表没有这一项附件。', 'The form has no such attachment.'),
  'file.truncated': word(
    '文件不完整，可能没有传完，请重新上传。',
    'The file is cut short: please send it again.',
  ),
  'file.otherContent': word('文件内容与扩展名不符。', 'The content is not what the name says.'),
  'pdf.unreadable': word('PDF 无法打开，请重新生成。', 'The PDF cannot be opened: please make it again.'),
  'pdf.encrypted': word(
    'PDF 已加密，请去除密码和权限限制后上传。',
    'The PDF is encrypted: please remove password and permissions.',
  ),
  'pdf.tooComplex': word(
    'PDF 过于复杂，无法在规定时间内检查。',
    'The PDF is too complex to be checked in time.',
  ),
};
