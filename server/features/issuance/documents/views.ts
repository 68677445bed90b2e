// What the papers of an award say, gathered from list, call, application and settings. The same facts give the same
// bytes: the date in the file is the day of signing.
import { ApplicationUnit, type Application } from '../../../../db/models/application.ts';
import { Award, type AwardDocument, type DecisionList } from '../../../../db/models/award.ts';
import type { Call } from '../../../../db/models/call.ts';
import { bureauSettings, type BureauSettings } from '../../../core/bureau.ts';
import { addDays, startOfDay } from '../../../domain/calendar.ts';
import { fen } from '../../../domain/money.ts';
import type { AwardDocumentView, AwardNoticeView } from '../../../documents/views.ts';

/** What the deployment adds: who signs, and where a code is entered. */
export interface Letterhead {
  readonly bureauName: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
}

export interface NumberedDocument {
  readonly document: AwardDocument & { dispatchNumber: string; signedOn: string };
  readonly list: DecisionList & { startsOn: string; endsOn: string };
  readonly call: Call;
  readonly awards: readonly AwardOfDocument[];
  readonly settings: BureauSettings;
}

type AwardOfDocument = Award & { application: Application };

/** @throws Error for a document without a number: nothing is drawn of it */
export async function gather(document: AwardDocument): Promise<NumberedDocument> {
  const { list, call } = document;
  if (!list || !call) throw new Error('a document was loaded without its list and call');
  if (!isNumbered(document) || !isDated(list)) throw new Error('the document has no number yet');
  const awards = await Award.findAll({
    where: { documentId: document.id },
    include: [{ association: 'application', include: ['host', 'lead'] }],
    order: [
      ['projectNumber', 'ASC'],
      ['id', 'ASC'],
    ],
  });
  return { document, list, call, awards: awards as AwardOfDocument[], settings: await bureauSettings() };
}

const isNumbered = (document: AwardDocument): document is NumberedDocument['document'] =>
  document.dispatchNumber !== null && document.signedOn !== null;
const isDated = (list: DecisionList): list is NumberedDocument['list'] =>
  list.startsOn !== null && list.endsOn !== null;

/** What every paper of the document has in common. */
function common({ document, list, call, settings }: NumberedDocument, letterhead: Letterhead) {
  const { signedOn } = document;
  return {
    bureauName: letterhead.bureauName,
    docMark: settings.docMark ?? `${letterhead.bureauName}文件`,
    dispatchNumber: document.dispatchNumber,
    programmeName: call.rules.programme.name.zh,
    budgetMode: call.rules.budgetMode,
    meeting: list.meetingNumber ?? '',
    publicityFrom: list.startsOn,
    publicityTo: list.endsOn,
    agreementDueOn: addDays(signedOn, settings.agreementDays),
    contact: settings.contact,
    signedOn,
    issuedAt: startOfDay(signedOn),
  };
}

export async function noticeView(
  award: AwardOfDocument,
  gathered: NumberedDocument,
  letterhead: Letterhead,
): Promise<AwardNoticeView> {
  const { application } = award;
  const partners = await ApplicationUnit.findAll({
    where: { applicationId: application.id, part: 'partner' },
    order: [['id', 'ASC']],
  });
  return {
    ...common(gathered, letterhead),
    noticeNumber: award.noticeNumber,
    hostName: application.host?.name ?? '',
    projectName: application.title,
    projectNumber: award.projectNumber,
    leadName: application.lead?.name ?? '',
    partners: partners.map((each) => each.name),
    startsOn: award.startsOn,
    endsOn: award.endsOn,
    amountFen: fen(award.amountFen),
    verificationCode: award.verificationCode,
    verificationUrl: `${letterhead.baseUrl}/verify/${award.verificationCode}`,
  };
}

export function documentViewOf(gathered: NumberedDocument, letterhead: Letterhead): AwardDocumentView {
  const { awards, call, document, settings } = gathered;
  return {
    ...common(gathered, letterhead),
    year: call.year,
    rows: awards.map((award) => ({
      projectNumber: award.projectNumber,
      projectName: award.application.title,
      hostName: award.application.host?.name ?? '',
      leadName: award.application.lead?.name ?? '',
      amountFen: fen(award.amountFen),
      startsOn: award.startsOn,
      endsOn: award.endsOn,
    })),
    note: settings.note,
    copiesTo: settings.copiesTo,
    officeName: settings.officeName ?? `${letterhead.bureauName}办公室`,
    printedOn: document.signedOn,
    verificationCode: null,
    verificationUrl: null,
  };
}
