import type { Sequelize } from 'sequelize'
import { Absence, defineAbsence } from './Absence.ts'
import { ApiToken, defineApiToken } from './ApiToken.ts'
import { Assignment, defineAssignment } from './Assignment.ts'
import { defineAuditEntry } from './AuditEntry.ts'
import { defineAuditHead } from './AuditHead.ts'
import { BreakGlass, defineBreakGlass } from './BreakGlass.ts'
import { defineCalendarFeed } from './CalendarFeed.ts'
import { Case, defineCase } from './Case.ts'
import { CaseGround, defineCaseGround } from './CaseGround.ts'
import { CaseTrack, defineCaseTrack } from './CaseTrack.ts'
import { Client, defineClient } from './Client.ts'
import { defineClientSearchToken } from './ClientSearchToken.ts'
import { defineClosureDay } from './ClosureDay.ts'
import { ConflictSearch, defineConflictSearch } from './ConflictSearch.ts'
import { Consent, defineConsent } from './Consent.ts'
import { ConsentOverride, defineConsentOverride } from './ConsentOverride.ts'
import { defineConsentProof } from './ConsentProof.ts'
import { ConsentRecall, defineConsentRecall } from './ConsentRecall.ts'
import { ConsentScope, defineConsentScope } from './ConsentScope.ts'
import { Contact, defineContact } from './Contact.ts'
import { defineConversation } from './Conversation.ts'
import { Credential, defineCredential } from './Credential.ts'
import { defineDataKey } from './DataKey.ts'
import { Deadline, defineDeadline } from './Deadline.ts'
import { defineDraft } from './Draft.ts'
import { defineDutyChannel } from './DutyChannel.ts'
import { defineDutyShift } from './DutyShift.ts'
import { defineEmployment, Employment } from './Employment.ts'
import { defineEngagementStep } from './EngagementStep.ts'
import { defineFamilyLink, FamilyLink } from './FamilyLink.ts'
import { defineFileChunk } from './FileChunk.ts'
import { defineFirm, Firm } from './Firm.ts'
import { defineFirmStanding } from './FirmStanding.ts'
import { defineFrame } from './Frame.ts'
import { defineGiftInKind, GiftInKind } from './GiftInKind.ts'
import { defineGoal, Goal } from './Goal.ts'
import { defineGroupAttendance, GroupAttendance } from './GroupAttendance.ts'
import { defineGroupSession } from './GroupSession.ts'
import { defineHandover } from './Handover.ts'
import { defineHourBatch } from './HourBatch.ts'
import { defineHourMonth } from './HourMonth.ts'
import { defineIdempotencyKey } from './IdempotencyKey.ts'
import { defineInstalment, Instalment } from './Instalment.ts'
import { defineIntake } from './Intake.ts'
import { defineJob } from './Job.ts'
import { defineKnownDevice } from './KnownDevice.ts'
import { defineLawyerProfile, LawyerProfile } from './LawyerProfile.ts'
import { defineMatter, Matter } from './Matter.ts'
import { defineMatterClosure } from './MatterClosure.ts'
import { defineMatterFeedback } from './MatterFeedback.ts'
import { defineMatterNote } from './MatterNote.ts'
import { defineMeasureResult, MeasureResult } from './MeasureResult.ts'
import { defineMedicoLegalMove, MedicoLegalMove } from './MedicoLegalMove.ts'
import { defineMedicoLegalReport, MedicoLegalReport } from './MedicoLegalReport.ts'
import { defineNote, Note } from './Note.ts'
import { defineOffer, Offer } from './Offer.ts'
import { defineOutboxMessage } from './OutboxMessage.ts'
import { definePartnership, Partnership } from './Partnership.ts'
import { defineParty, Party } from './Party.ts'
import { definePartySearchToken } from './PartySearchToken.ts'
import { definePayment, Payment } from './Payment.ts'
import { definePlacement, Placement } from './Placement.ts'
import { definePlannedMessage } from './PlannedMessage.ts'
import { definePledge, Pledge } from './Pledge.ts'
import { definePreparation } from './Preparation.ts'
import { defineProvider, Provider } from './Provider.ts'
import { defineReferral, Referral } from './Referral.ts'
import { defineReferralAgreement, ReferralAgreement } from './ReferralAgreement.ts'
import { defineReferralDisclosure, ReferralDisclosure } from './ReferralDisclosure.ts'
import { defineReferralLink } from './ReferralLink.ts'
import { defineReferralMove, ReferralMove } from './ReferralMove.ts'
import { defineReferralWorker, ReferralWorker } from './ReferralWorker.ts'
import { defineRelease } from './Release.ts'
import { defineReleaseTable } from './ReleaseTable.ts'
import { defineRenewalRung } from './RenewalRung.ts'
import { defineReport, Report } from './Report.ts'
import { defineRoleGrant, RoleGrant } from './RoleGrant.ts'
import { defineSafetyAlert, SafetyAlert } from './SafetyAlert.ts'
import { defineSafetyCall, SafetyCall } from './SafetyCall.ts'
import { defineServiceNote } from './ServiceNote.ts'
import { defineServiceSession, ServiceSession } from './ServiceSession.ts'
import { defineSession, Session } from './Session.ts'
import { defineShare, Share } from './Share.ts'
import { defineSignInDelay } from './SignInDelay.ts'
import { defineSingleUseLink } from './SingleUseLink.ts'
import { defineStep, Step } from './Step.ts'
import { defineStoredFile } from './StoredFile.ts'
import { defineTask, Task } from './Task.ts'
import { defineTeamMember, TeamMember } from './TeamMember.ts'
import { defineTimeEntry, TimeEntry } from './TimeEntry.ts'
import { defineTraining, Training } from './Training.ts'
import { defineTrainingAttendance, TrainingAttendance } from './TrainingAttendance.ts'
import { defineUndertaking, Undertaking } from './Undertaking.ts'
import { defineUser, User } from './User.ts'
import { defineWall, Wall } from './Wall.ts'

/** Puts every table into words, and says how they hang together. */
export function defineModels(sequelize: Sequelize): void {
  defineAbsence(sequelize)
  defineApiToken(sequelize)
  defineAssignment(sequelize)
  defineAuditEntry(sequelize)
  defineAuditHead(sequelize)
  defineBreakGlass(sequelize)
  defineCalendarFeed(sequelize)
  defineCase(sequelize)
  defineCaseGround(sequelize)
  defineCaseTrack(sequelize)
  defineClient(sequelize)
  defineClientSearchToken(sequelize)
  defineClosureDay(sequelize)
  defineConflictSearch(sequelize)
  defineConsent(sequelize)
  defineConsentOverride(sequelize)
  defineConsentProof(sequelize)
  defineConsentRecall(sequelize)
  defineConsentScope(sequelize)
  defineContact(sequelize)
  defineConversation(sequelize)
  defineCredential(sequelize)
  defineDataKey(sequelize)
  defineDeadline(sequelize)
  defineDraft(sequelize)
  defineDutyChannel(sequelize)
  defineDutyShift(sequelize)
  defineEmployment(sequelize)
  defineEngagementStep(sequelize)
  defineFamilyLink(sequelize)
  defineFileChunk(sequelize)
  defineFirm(sequelize)
  defineFirmStanding(sequelize)
  defineFrame(sequelize)
  defineGiftInKind(sequelize)
  defineGoal(sequelize)
  defineGroupAttendance(sequelize)
  defineGroupSession(sequelize)
  defineHandover(sequelize)
  defineHourBatch(sequelize)
  defineHourMonth(sequelize)
  defineIdempotencyKey(sequelize)
  defineInstalment(sequelize)
  defineIntake(sequelize)
  defineJob(sequelize)
  defineKnownDevice(sequelize)
  defineLawyerProfile(sequelize)
  defineMatter(sequelize)
  defineMatterClosure(sequelize)
  defineMatterFeedback(sequelize)
  defineMatterNote(sequelize)
  defineMeasureResult(sequelize)
  defineMedicoLegalMove(sequelize)
  defineMedicoLegalReport(sequelize)
  defineNote(sequelize)
  defineOffer(sequelize)
  defineOutboxMessage(sequelize)
  definePartnership(sequelize)
  defineParty(sequelize)
  definePartySearchToken(sequelize)
  definePayment(sequelize)
  definePlacement(sequelize)
  definePlannedMessage(sequelize)
  definePledge(sequelize)
  definePreparation(sequelize)
  defineProvider(sequelize)
  defineReferral(sequelize)
  defineReferralAgreement(sequelize)
  defineReferralDisclosure(sequelize)
  defineReferralLink(sequelize)
  defineReferralMove(sequelize)
  defineReferralWorker(sequelize)
  defineRenewalRung(sequelize)
  defineRelease(sequelize)
  defineReleaseTable(sequelize)
  defineReport(sequelize)
  defineRoleGrant(sequelize)
  defineServiceNote(sequelize)
  defineServiceSession(sequelize)
  defineSafetyAlert(sequelize)
  defineSafetyCall(sequelize)
  defineSession(sequelize)
  defineShare(sequelize)
  defineSignInDelay(sequelize)
  defineSingleUseLink(sequelize)
  defineStep(sequelize)
  defineStoredFile(sequelize)
  defineTask(sequelize)
  defineTeamMember(sequelize)
  defineTimeEntry(sequelize)
  defineTraining(sequelize)
  defineTrainingAttendance(sequelize)
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
  Party.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  ConflictSearch.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Consent.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Consent.belongsTo(Provider, { as: 'provider', foreignKey: 'providerId' })
  Consent.hasMany(Consent, { as: 'endings', foreignKey: 'endsId' })
  Consent.hasMany(ConsentScope, { as: 'scopes', foreignKey: 'consentId' })
  ConsentOverride.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  ConsentRecall.belongsTo(Consent, { as: 'consent', foreignKey: 'consentId' })
  FamilyLink.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Matter.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  Matter.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  TeamMember.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  TeamMember.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  TimeEntry.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  TimeEntry.belongsTo(User, { as: 'lawyer', foreignKey: 'userId' })
  Partnership.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Payment.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Pledge.belongsTo(Partnership, { as: 'partnership', foreignKey: 'partnershipId' })
  Pledge.hasMany(Instalment, { as: 'instalments', foreignKey: 'pledgeId' })
  Instalment.belongsTo(Pledge, { as: 'pledge', foreignKey: 'pledgeId' })
  GiftInKind.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
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
  Partnership.hasMany(Pledge, { as: 'pledges', foreignKey: 'partnershipId' })
  User.hasMany(RoleGrant, { as: 'roleGrants', foreignKey: 'userId' })
  User.hasMany(Undertaking, { as: 'undertakings', foreignKey: 'userId' })
  Employment.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Employment, { as: 'employments', foreignKey: 'userId' })
  Credential.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  LawyerProfile.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Absence.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Contact.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Placement.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  Offer.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  Offer.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Task.belongsTo(Matter, { as: 'matter', foreignKey: 'matterId' })
  Task.belongsTo(Firm, { as: 'firm', foreignKey: 'firmId' })
  Task.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  TrainingAttendance.belongsTo(Training, { as: 'training', foreignKey: 'trainingId' })
  Training.hasMany(TrainingAttendance, { as: 'attendances', foreignKey: 'trainingId' })
  Matter.hasMany(Offer, { as: 'offers', foreignKey: 'matterId' })
  Matter.hasMany(Placement, { as: 'placements', foreignKey: 'matterId' })
  User.hasMany(Credential, { as: 'credentials', foreignKey: 'userId' })
  Referral.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Referral.belongsTo(Provider, { as: 'provider', foreignKey: 'providerId' })
  Referral.hasMany(ReferralAgreement, { as: 'agreements', foreignKey: 'referralId' })
  ReferralAgreement.belongsTo(Consent, { as: 'consent', foreignKey: 'consentId' })
  Referral.hasMany(ReferralDisclosure, { as: 'disclosures', foreignKey: 'referralId' })
  Referral.hasMany(ReferralWorker, { as: 'workers', foreignKey: 'referralId' })
  SafetyAlert.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  SafetyAlert.belongsTo(Referral, { as: 'referral', foreignKey: 'referralId' })
  SafetyAlert.hasMany(SafetyCall, { as: 'calls', foreignKey: 'alertId' })
  MeasureResult.belongsTo(Referral, { as: 'referral', foreignKey: 'referralId' })
  ReferralMove.belongsTo(Referral, { as: 'referral', foreignKey: 'referralId' })
  Client.hasMany(Referral, { as: 'referrals', foreignKey: 'clientId' })
  Goal.belongsTo(Referral, { as: 'referral', foreignKey: 'referralId' })
  GroupAttendance.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  MedicoLegalReport.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  MedicoLegalReport.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  MedicoLegalMove.belongsTo(MedicoLegalReport, { as: 'report', foreignKey: 'reportId' })
  ServiceSession.belongsTo(Referral, { as: 'referral', foreignKey: 'referralId' })
  Share.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Share.belongsTo(Referral, { as: 'referral', foreignKey: 'referralId' })
  Report.belongsTo(Case, { as: 'legalCase', foreignKey: 'caseId' })
  BreakGlass.belongsTo(Client, { as: 'client', foreignKey: 'clientId' })
  Client.hasMany(BreakGlass, { as: 'glasses', foreignKey: 'clientId' })
  Case.hasMany(BreakGlass, { as: 'glasses', foreignKey: 'caseId' })
  Referral.hasMany(BreakGlass, { as: 'glasses', foreignKey: 'referralId' })
}
