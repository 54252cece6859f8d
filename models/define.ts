import type { Sequelize } from 'sequelize'
import { ApiToken, defineApiToken } from './ApiToken.ts'
import { Assignment, defineAssignment } from './Assignment.ts'
import { defineAuditEntry } from './AuditEntry.ts'
import { defineAuditHead } from './AuditHead.ts'
import { Case, defineCase } from './Case.ts'
import { CaseGround, defineCaseGround } from './CaseGround.ts'
import { CaseTrack, defineCaseTrack } from './CaseTrack.ts'
import { Client, defineClient } from './Client.ts'
import { defineClientSearchToken } from './ClientSearchToken.ts'
import { defineClosureDay } from './ClosureDay.ts'
import { Consent, defineConsent } from './Consent.ts'
import { defineDataKey } from './DataKey.ts'
import { Deadline, defineDeadline } from './Deadline.ts'
import { defineFamilyLink, FamilyLink } from './FamilyLink.ts'
import { defineFirm, Firm } from './Firm.ts'
import { defineIdempotencyKey } from './IdempotencyKey.ts'
import { defineKnownDevice } from './KnownDevice.ts'
import { defineMatter, Matter } from './Matter.ts'
import { defineNote, Note } from './Note.ts'
import { defineOutboxMessage } from './OutboxMessage.ts'
import { definePartnership, Partnership } from './Partnership.ts'
import { definePayment, Payment } from './Payment.ts'
import { defineRoleGrant, RoleGrant } from './RoleGrant.ts'
import { defineSession, Session } from './Session.ts'
import { defineSignInDelay } from './SignInDelay.ts'
import { defineSingleUseLink } from './SingleUseLink.ts'
import { defineStep, Step } from './Step.ts'
import { defineTeamMember, TeamMember } from './TeamMember.ts'
import { defineTimeEntry, TimeEntry } from './TimeEntry.ts'
import { defineUndertaking, Undertaking } from './Undertaking.ts'
import { defineUser, User } from './User.ts'
import { defineWall, Wall } from './Wall.ts'

/** Puts every table into words, and says how they hang together. */
export function defineModels(sequelize: Sequelize): void {
  defineApiToken(sequelize)
  defineAssignment(sequelize)
  defineAuditEntry(sequelize)
  defineAuditHead(sequelize)
  defineCase(sequelize)
  defineCaseGround(sequelize)
  defineCaseTrack(sequelize)
  defineClient(sequelize)
  defineClientSearchToken(sequelize)
  defineClosureDay(sequelize)
  defineConsent(sequelize)
  defineDataKey(sequelize)
  defineDeadline(sequelize)
  defineFamilyLink(sequelize)
  defineFirm(sequelize)
  defineIdempotencyKey(sequelize)
  defineKnownDevice(sequelize)
  defineMatter(sequelize)
  defineNote(sequelize)
  defineOutboxMessage(sequelize)
  definePartnership(sequelize)
  definePayment(sequelize)
  defineRoleGrant(sequelize)
  defineSession(sequelize)
  defineSignInDelay(sequelize)
  defineSingleUseLink(sequelize)
  defineStep(sequelize)
  defineTeamMember(sequelize)
  defineTimeEntry(sequelize)
  defineUndertaking(sequelize)
  defineUser(sequelize)
  defineWall(sequelize)
  associate()
}

function associate(): void {
  User.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Case.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Assignment.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  CaseTrack.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  CaseGround.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Step.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Deadline.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Note.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Wall.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Consent.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  FamilyLink.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Matter.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Matter.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  TeamMember.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  TeamMember.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  TimeEntry.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  TimeEntry.belongsTo(User, { as: 'lawyer', foreignKey: 'userId' })
  Partnership.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Payment.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Session.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  RoleGrant.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Undertaking.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  ApiToken.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Client.hasMany(Case, { as: 'cases', foreignKey: 'clientId' })
  Client.hasMany(Consent, { as: 'consents', foreignKey: 'clientId' })
  Client.hasMany(FamilyLink, { as: 'familyLinks', foreignKey: 'clientId' })
  Case.hasMany(Assignment, { as: 'assignments', foreignKey: 'caseId' })
  Case.hasMany(CaseTrack, { as: 'tracks', foreignKey: 'caseId' })
  Case.hasMany(CaseGround, { as: 'grounds', foreignKey: 'caseId' })
  Case.hasMany(Step, { as: 'steps', foreignKey: 'caseId' })
  Case.hasMany(Deadline, { as: 'deadlines', foreignKey: 'caseId' })
  Case.hasMany(Wall, { as: 'walls', foreignKey: 'caseId' })
  Case.hasMany(Matter, { as: 'matters', foreignKey: 'caseId' })
  Matter.hasMany(TeamMember, { as: 'team', foreignKey: 'matterId' })
  Matter.hasMany(TimeEntry, { as: 'timeEntries', foreignKey: 'matterId' })
  Firm.hasMany(Partnership, { as: 'partnerships', foreignKey: 'firmId' })
  User.hasMany(RoleGrant, { as: 'roleGrants', foreignKey: 'userId' })
  User.hasMany(Undertaking, { as: 'undertakings', foreignKey: 'userId' })
}
