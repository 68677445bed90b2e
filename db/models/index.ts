// Every association on one screen: the ER diagram as code.
import type { Sequelize } from 'sequelize';
import {
  Application,
  ApplicationPerson,
  ApplicationUnit,
  CheckItem,
  Opinion,
  Revision,
  Section,
  StoredFile,
  defineApplication,
} from './application.ts';
import { Award, AwardDocument, DecisionItem, DecisionList, Objection, defineAward } from './award.ts';
import { Call, defineCall } from './call.ts';
import { Account, Desk, Organisation, Person, Sanction, defineIdentity } from './identity.ts';
import { defineOversight } from './oversight.ts';
import { Assignment, DeclaredConflict, Expert, Round, defineReview } from './review.ts';

export function defineModels(sequelize: Sequelize): void {
  defineIdentity(sequelize);
  defineCall(sequelize);
  defineApplication(sequelize);
  defineReview(sequelize);
  defineAward(sequelize);
  defineOversight(sequelize);

  const by = (foreignKey: string, as: string) => ({ foreignKey, as, constraints: false });

  Account.belongsTo(Person, by('personId', 'person'));
  Account.belongsTo(Organisation, by('organisationId', 'organisation'));
  Account.hasMany(Desk, by('accountId', 'desks'));
  Desk.belongsTo(Organisation, by('organisationId', 'organisation'));
  Person.belongsTo(Organisation, by('organisationId', 'organisation'));
  Sanction.belongsTo(Person, by('personId', 'person'));

  Application.belongsTo(Call, by('callId', 'call'));
  Application.belongsTo(Person, by('leadPersonId', 'lead'));
  Application.belongsTo(Account, by('leadAccountId', 'leadAccount'));
  Application.belongsTo(Organisation, by('hostOrganisationId', 'host'));
  Application.belongsTo(Revision, by('revisionId', 'revision'));
  Application.hasMany(Section, by('applicationId', 'sections'));
  Application.hasMany(Revision, by('applicationId', 'revisions'));
  Application.hasMany(ApplicationPerson, by('applicationId', 'people'));
  Application.hasMany(ApplicationUnit, by('applicationId', 'units'));
  Application.hasMany(Opinion, by('applicationId', 'opinions'));
  Application.hasMany(CheckItem, by('applicationId', 'checkItems'));
  Opinion.belongsTo(Account, by('accountId', 'account'));
  ApplicationPerson.belongsTo(Person, by('personId', 'person'));
  ApplicationPerson.belongsTo(Application, by('applicationId', 'application'));

  Expert.belongsTo(Person, by('personId', 'person'));
  Expert.belongsTo(Account, by('accountId', 'account'));
  Round.belongsTo(Call, by('callId', 'call'));
  Round.hasMany(Assignment, by('roundId', 'assignments'));
  Assignment.belongsTo(Round, by('roundId', 'round'));
  Assignment.belongsTo(Application, by('applicationId', 'application'));
  Assignment.belongsTo(Expert, by('expertId', 'expert'));
  Application.hasMany(Assignment, by('applicationId', 'assignments'));
  DeclaredConflict.belongsTo(Expert, by('expertId', 'expert'));

  DecisionList.belongsTo(Call, by('callId', 'call'));
  DecisionList.belongsTo(Round, by('roundId', 'round'));
  DecisionList.hasMany(DecisionItem, by('listId', 'items'));
  DecisionItem.belongsTo(DecisionList, by('listId', 'list'));
  DecisionItem.belongsTo(Application, by('applicationId', 'application'));
  Objection.belongsTo(DecisionList, by('listId', 'list'));
  Objection.belongsTo(Application, by('applicationId', 'application'));
  AwardDocument.belongsTo(DecisionList, by('listId', 'list'));
  AwardDocument.belongsTo(Call, by('callId', 'call'));
  AwardDocument.hasMany(Award, by('documentId', 'awards'));
  Award.belongsTo(AwardDocument, by('documentId', 'document'));
  Award.belongsTo(Application, by('applicationId', 'application'));
  Award.belongsTo(Person, by('leadPersonId', 'lead'));
  Award.belongsTo(StoredFile, by('fileId', 'file'));
}
