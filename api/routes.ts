import { z } from 'zod'
import * as links from './accounts/links.ts'
import * as accounts from './accounts/routes.ts'
import * as alerts from './alerts/routes.ts'
import * as audit from './audit/routes.ts'
import * as breakGlass from './break-glass/routes.ts'
import * as calendar from './calendar/routes.ts'
import * as chronology from './cases/chronology.ts'
import * as caseDeadlines from './cases/deadlines.ts'
import * as notes from './cases/notes.ts'
import * as parties from './cases/parties.ts'
import * as casePeople from './cases/people.ts'
import * as preparations from './cases/preparations.ts'
import * as cases from './cases/routes.ts'
import * as steps from './cases/steps.ts'
import * as accessStatement from './clients/access-statement.ts'
import * as clients from './clients/routes.ts'
import { searchClients } from './clients/search.ts'
import * as conflictSearches from './conflict-searches/routes.ts'
import * as consentOverrides from './consent-overrides/routes.ts'
import * as consentRecalls from './consent-recalls/routes.ts'
import * as disclosures from './consents/disclosures.ts'
import * as consentProofs from './consents/proofs.ts'
import * as consents from './consents/routes.ts'
import * as duty from './duty/routes.ts'
import { endpoint, ok, type Route } from './endpoint.ts'
import * as figures from './figures/routes.ts'
import * as firmCertificate from './firms/certificate.ts'
import * as firmContacts from './firms/contacts.ts'
import { contributions } from './firms/contributions.ts'
import * as agreementDocument from './firms/document.ts'
import * as firmEngagement from './firms/engagement.ts'
import * as firmGifts from './firms/gifts.ts'
import * as firmLawyers from './firms/lawyers.ts'
import * as renewalMessages from './firms/messages.ts'
import * as firmPartnerships from './firms/partnerships.ts'
import * as firmPayments from './firms/payments.ts'
import * as firmPeople from './firms/people.ts'
import { renew } from './firms/renewal.ts'
import * as renewalReport from './firms/report.ts'
import * as firms from './firms/routes.ts'
import * as firmStanding from './firms/standing.ts'
import * as frames from './frames/routes.ts'
import * as groupSessions from './group-sessions/routes.ts'
import * as health from './health/routes.ts'
import * as hourImports from './hour-imports/routes.ts'
import * as hourImport from './hour-imports/run.ts'
import * as hourMonths from './hour-months/routes.ts'
import * as hoursFile from './hours/export.ts'
import * as hour from './hours/one.ts'
import * as hours from './hours/routes.ts'
import * as impactReport from './impact-report/routes.ts'
import * as intake from './intake/routes.ts'
import * as jurisdictions from './jurisdictions/routes.ts'
import * as certificate from './matters/certificate.ts'
import * as matterClosing from './matters/closing.ts'
import * as drafts from './matters/drafts.ts'
import * as handovers from './matters/handovers.ts'
import * as matterNotes from './matters/notes.ts'
import * as matterOffers from './matters/offers.ts'
import * as placement from './matters/placement.ts'
import * as proposal from './matters/proposal.ts'
import * as matters from './matters/routes.ts'
import { slip } from './matters/slip.ts'
import * as team from './matters/team.ts'
import * as measures from './measures/routes.ts'
import * as reportFile from './medico-legal-reports/file.ts'
import * as reports from './medico-legal-reports/routes.ts'
import { myDeadlines } from './my/deadlines.ts'
import * as dutyChannels from './my/duty-channels.ts'
import * as calendarFeed from './my/feed.ts'
import { myFirm } from './my/firm.ts'
import * as offers from './offers/routes.ts'
import { describeApi } from './openapi.ts'
import * as prospects from './prospects/routes.ts'
import * as providers from './providers/routes.ts'
import { form as referralForm } from './referrals/form.ts'
import * as goals from './referrals/goals.ts'
import * as referralLink from './referrals/link.ts'
import * as referralMeasures from './referrals/measures.ts'
import * as referrals from './referrals/routes.ts'
import * as serviceNotes from './referrals/service-notes.ts'
import * as sessions from './referrals/sessions.ts'
import * as releases from './releases/routes.ts'
import * as renewalLadder from './renewal-desk/ladder.ts'
import * as renewalDesk from './renewal-desk/routes.ts'
import * as madeReports from './reports/routes.ts'
import { verify } from './reports/verify.ts'
import * as session from './session/routes.ts'
import * as shares from './shares/routes.ts'
import * as tasks from './tasks/routes.ts'
import * as tokens from './tokens/routes.ts'
import * as trainingCertificate from './trainings/certificate.ts'
import * as trainings from './trainings/routes.ts'
import { myWeek } from './week/routes.ts'

const openapi = endpoint({
  summary: 'This document',
  policy: { everybody: 'the description of the API holds nothing of the data' },
  answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
  transaction: false,
  handle: async ({ house }) => ok(describeApi(routes, house.config.PUBLIC_URL)),
})

/** The table of contents: every path of /api/v1 on one line. */
export const routes: Route[] = [
  ['get', '/health/live', health.live],
  ['get', '/health/ready', health.ready],
  ['get', '/openapi.json', openapi],
  ['post', '/session', session.open],
  ['get', '/session', session.show],
  ['delete', '/session', session.end],
  ['put', '/session/password', session.password],
  ['get', '/accounts', accounts.list],
  ['post', '/accounts', accounts.invite],
  ['get', '/accounts/:id', accounts.show],
  ['patch', '/accounts/:id', accounts.change],
  ['post', '/accounts/:id/invitation', accounts.again],
  ['post', '/accounts/:id/password-reset', accounts.reset],
  ['post', '/invitations/acceptance', links.acceptance],
  ['post', '/passwords/reset', links.newPassword],
  ['post', '/set-up', links.firstAdministrator],
  ['get', '/tokens', tokens.list],
  ['post', '/tokens', tokens.issue],
  ['delete', '/tokens/:id', tokens.revoke],
  ['get', '/audit', audit.list],
  ['get', '/my/week', myWeek],
  ['get', '/my/deadlines', myDeadlines],
  ['get', '/my/firm', myFirm],
  ['get', '/my/calendar-feed', calendarFeed.show],
  ['post', '/my/calendar-feed', calendarFeed.make],
  ['delete', '/my/calendar-feed', calendarFeed.revoke],
  ['get', '/calendar/:token.ics', calendar.feed],
  ['get', '/tasks', tasks.list],
  ['put', '/tasks/:id/settlement', tasks.settlement],
  ['get', '/clients', clients.listClients],
  ['post', '/clients', clients.registerClient],
  ['post', '/clients/search', searchClients],
  ['get', '/clients/:id', clients.readClient],
  ['patch', '/clients/:id', clients.editClient],
  ['get', '/clients/:id/family', clients.listFamily],
  ['post', '/clients/:id/family', clients.linkFamily],
  ['delete', '/clients/:id/family/:relativeId', clients.unlinkFamily],
  ['get', '/cases', cases.listCases],
  ['post', '/cases', cases.openCase],
  ['get', '/cases/:id', cases.readCase],
  ['patch', '/cases/:id', cases.editCase],
  ['get', '/cases/:id/moves', cases.listMoves],
  ['get', '/cases/:id/timeline', steps.readTimeline],
  ['get', '/cases/:id/chronology', chronology.told],
  ['get', '/cases/:id/chronology.pdf', chronology.pdf],
  ['get', '/cases/:id/steps', steps.listSteps],
  ['post', '/cases/:id/steps', steps.recordStep],
  ['post', '/cases/:id/steps/:stepId/correction', steps.supersedeStep],
  ['get', '/cases/:id/deadlines', caseDeadlines.listDeadlines],
  ['post', '/cases/:id/deadlines', caseDeadlines.addDeadline],
  ['post', '/cases/:id/deadlines/:deadlineId/extension', caseDeadlines.extendDeadline],
  ['put', '/cases/:id/deadlines/:deadlineId/settlement', caseDeadlines.settleDeadline],
  ['get', '/cases/:id/notes', notes.listNotes],
  ['post', '/cases/:id/notes', notes.writeNote],
  ['get', '/cases/:id/parties', parties.list],
  ['post', '/cases/:id/parties', parties.create],
  ['get', '/cases/:id/parties/:partyId', parties.read],
  ['patch', '/cases/:id/parties/:partyId', parties.edit],
  ['put', '/cases/:id/parties/:partyId/ending', parties.ending],
  ['get', '/cases/:id/preparations', preparations.list],
  ['post', '/cases/:id/preparations', preparations.create],
  ['patch', '/cases/:id/preparations/:preparationId', preparations.edit],
  ['put', '/cases/:id/preparations/:preparationId/ending', preparations.ending],
  ['get', '/cases/:id/shares', shares.ofCase],
  ['get', '/cases/:id/conflict-searches', conflictSearches.ofCase],
  ['post', '/conflict-searches', conflictSearches.search],
  ['get', '/conflict-searches/:id', conflictSearches.read],
  ['put', '/conflict-searches/:id/decision', conflictSearches.decision],
  ['get', '/cases/:id/assignments', casePeople.listAssignments],
  ['post', '/cases/:id/assignments', casePeople.assignCase],
  ['put', '/cases/:id/assignments/:assignmentId/ending', casePeople.endAssignment],
  ['get', '/cases/:id/walls', casePeople.listWalls],
  ['post', '/cases/:id/walls', casePeople.raiseWall],
  ['put', '/cases/:id/walls/:wallId/confirmation', casePeople.confirmWall],
  ['put', '/cases/:id/walls/:wallId/lift-request', casePeople.askLifting],
  ['put', '/cases/:id/walls/:wallId/lifting', casePeople.liftWall],
  ['put', '/cases/:id/closure-request', cases.wishClosure],
  ['delete', '/cases/:id/closure-request', cases.dropClosureWish],
  ['put', '/cases/:id/closure', cases.closeCase],
  ['get', '/jurisdictions/:id', jurisdictions.readJurisdiction],
  ['get', '/jurisdictions/:id/closure-days', jurisdictions.listClosureDays],
  ['post', '/jurisdictions/:id/closure-days', jurisdictions.recordClosureDay],
  ['get', '/matters', matters.list],
  ['post', '/matters', matters.create],
  ['get', '/matters/:id', matters.show],
  ['patch', '/matters/:id', matters.update],
  ['get', '/matters/:id/proposal', proposal.show],
  ['get', '/matters/:id/placement', placement.show],
  ['post', '/matters/:id/placement', placement.open],
  ['put', '/matters/:id/placement/order', placement.order],
  ['put', '/matters/:id/placement/stop', placement.stop],
  ['put', '/matters/:id/offer', matterOffers.offer],
  ['put', '/matters/:id/offer/answer', matterOffers.answer],
  ['put', '/matters/:id/offer/condition', matterOffers.condition],
  ['get', '/matters/:id/slip', slip],
  ['put', '/matters/:id/conflict-check', matterOffers.conflictCheck],
  ['get', '/offers', offers.list],
  ['post', '/offers/answer', matterOffers.byLink],
  ['put', '/matters/:id/closure', matterClosing.closure],
  ['get', '/matters/:id/closure', matterClosing.show],
  ['put', '/matters/:id/documents-certificate', certificate.state],
  ['put', '/matters/:id/documents-certificate/file', certificate.file],
  ['get', '/matters/:id/documents-certificate/file', certificate.open],
  ['post', '/matters/:id/feedback', matterClosing.feedback],
  ['get', '/matters/:id/team', team.list],
  ['post', '/matters/:id/team', team.add],
  ['put', '/matters/:id/team/:memberId/ending', team.ending],
  ['post', '/matters/:id/team/:memberId/cover', team.cover],
  ['get', '/matters/:id/notes', matterNotes.list],
  ['post', '/matters/:id/notes', matterNotes.write],
  ['get', '/matters/:id/drafts', drafts.list],
  ['post', '/matters/:id/drafts', drafts.submit],
  ['get', '/matters/:id/drafts/:draftId/file', drafts.download],
  ['put', '/matters/:id/drafts/:draftId/review', drafts.review],
  ['put', '/matters/:id/drafts/:draftId/filing', drafts.filing],
  ['get', '/matters/:id/handovers', handovers.list],
  ['post', '/matters/:id/handovers', handovers.offer],
  ['put', '/matters/:id/handovers/:handoverId/answer', handovers.answer],
  ['put', '/matters/:id/handovers/:handoverId/withdrawal', handovers.withdrawal],
  ['get', '/matters/:id/hours', hours.ofMatter],
  ['post', '/matters/:id/hours', hours.create],
  ['get', '/hours', hours.list],
  ['get', '/hours.csv', hoursFile.csv],
  ['get', '/hours.xlsx', hoursFile.xlsx],
  ['get', '/hours/:id', hour.read],
  ['patch', '/hours/:id', hour.correction],
  ['put', '/hours/:id/withdrawal', hour.withdrawal],
  ['put', '/hours/:id/verification', hour.verification],
  ['post', '/firms/:id/hours', hours.forProgramme],
  ['get', '/firms/:id/hour-imports', hourImports.list],
  ['post', '/firms/:id/hour-imports', hourImports.file],
  ['get', '/hour-imports/:id', hourImports.read],
  ['put', '/hour-imports/:id/mapping', hourImports.mapping],
  ['post', '/hour-imports/:id/dry-run', hourImport.dryRun],
  ['post', '/hour-imports/:id/run', hourImport.running],
  ['post', '/hour-imports/:id/undo', hourImports.undoing],
  ['get', '/hour-imports/:id/ledes', hourImport.ledes],
  ['get', '/firms/:id/hour-months', hourMonths.list],
  ['put', '/firms/:id/hour-months/:month/verification', hourMonths.verification],
  ['get', '/clients/:id/consents', consents.ofClient],
  ['post', '/clients/:id/consents', consents.create],
  ['get', '/consents', consents.list],
  ['put', '/consents/:id/withdrawal', consents.withdrawal],
  ['get', '/renewal-ladder', renewalLadder.read],
  ['put', '/renewal-ladder', renewalLadder.change],
  ['get', '/renewal-desk', renewalDesk.desk],
  ['get', '/renewal-desk/forecast', renewalDesk.forecast],
  ['get', '/renewal-desk/retention', renewalDesk.retention],
  ['post', '/clients/:id/consent-proofs', consentProofs.file],
  ['get', '/consents/:id/proof', consentProofs.open],
  ['get', '/clients/:id/disclosures', disclosures.ofClient],
  ['get', '/clients/:id/access-statement', accessStatement.told],
  ['get', '/clients/:id/access-statement.pdf', accessStatement.pdf],
  ['get', '/consent-recalls', consentRecalls.list],
  ['put', '/consent-recalls/:id/answer', consentRecalls.answer],
  ['get', '/consent-overrides', consentOverrides.list],
  ['post', '/clients/:id/consent-overrides', consentOverrides.create],
  ['put', '/consent-overrides/:id/review', consentOverrides.review],
  ['get', '/frames', frames.list],
  ['post', '/frames', frames.add],
  ['get', '/frames/:code', frames.read],
  ['put', '/frames/:code', frames.change],
  ['get', '/figures', figures.list],
  ['get', '/figures/:code', figures.read],
  ['get', '/figures/:code/records', figures.records],
  ['get', '/impact-report', impactReport.figures],
  ['get', '/impact-report.pdf', impactReport.pdf],
  ['get', '/impact-report.csv', impactReport.csv],
  ['get', '/referrals/:id/shares', shares.ofReferral],
  ['post', '/referrals/:id/shares', shares.create],
  ['put', '/referrals/:id/shares/:shareId/ending', shares.ending],
  ['get', '/break-glass', breakGlass.list],
  ['post', '/break-glass', breakGlass.create],
  ['post', '/break-glass/:id/confirm', breakGlass.confirmation],
  ['post', '/break-glass/:id/review', breakGlass.review],
  ['get', '/firms', firms.list],
  ['post', '/firms', firms.add],
  ['get', '/firms/:id', firms.read],
  ['patch', '/firms/:id', firms.change],
  ['get', '/firms/:id/standings', firmStanding.list],
  ['put', '/firms/:id/standing', firmStanding.change],
  ['get', '/firms/:id/partnerships', firmPartnerships.list],
  ['post', '/firms/:id/partnerships', firmPartnerships.propose],
  ['get', '/firms/:id/partnerships/:year', firmPartnerships.read],
  ['patch', '/firms/:id/partnerships/:year', firmPartnerships.change],
  ['get', '/firms/:id/partnerships/:year/contributions', contributions],
  ['put', '/firms/:id/partnerships/:year/signature', firmPartnerships.sign],
  ['put', '/firms/:id/partnerships/:year/ending', firmPartnerships.end],
  ['put', '/firms/:id/partnerships/:year/document', agreementDocument.file],
  ['get', '/firms/:id/partnerships/:year/document', agreementDocument.open],
  ['post', '/firms/:id/partnerships/:year/renewal', renew],
  ['get', '/firms/:id/partnerships/:year/messages', renewalMessages.list],
  ['get', '/firms/:id/partnerships/:year/renewal-report', renewalReport.figures],
  ['get', '/firms/:id/partnerships/:year/renewal-report.csv', renewalReport.csv],
  ['get', '/firms/:id/partnerships/:year/renewal-report.pdf', renewalReport.pdf],
  ['get', '/firms/:id/payments', firmPayments.list],
  ['post', '/firms/:id/payments', firmPayments.add],
  ['put', '/firms/:id/payments/:paymentId/withdrawal', firmPayments.withdrawal],
  ['get', '/prospects', prospects.list],
  ['get', '/releases', releases.list],
  ['get', '/releases/:id', releases.read],
  ['get', '/releases/:id/file', releases.file],
  ['put', '/releases/:id/sign-off-request', releases.signOff],
  ['put', '/releases/:id/signature', releases.signature],
  ['put', '/releases/:id/issue', releases.issue],
  ['put', '/releases/:id/refusal', releases.refusal],
  ['get', '/reports', madeReports.list],
  ['post', '/reports', madeReports.ask],
  ['get', '/reports/verify/:fingerprint', verify],
  ['get', '/reports/:id', madeReports.read],
  ['get', '/reports/:id/file', madeReports.file],
  ['post', '/reports/:id/again', madeReports.again],
  ['get', '/trainings', trainings.list],
  ['post', '/trainings', trainings.add],
  ['get', '/trainings/:id', trainings.read],
  ['get', '/trainings/:id/attendances', trainings.attendances],
  ['post', '/trainings/:id/attendances', trainings.attend],
  ['get', '/trainings/:id/attendances/:attendanceId/certificate', trainingCertificate.attended],
  ['get', '/trainings/:id/attendances/:attendanceId/certificate.pdf', trainingCertificate.attendedPdf],
  ['get', '/firms/:id/engagement', firmEngagement.listSteps],
  ['post', '/firms/:id/engagement', firmEngagement.addStep],
  ['get', '/firms/:id/conversations', firmEngagement.listConversations],
  ['post', '/firms/:id/conversations', firmEngagement.addConversation],
  ['get', '/firms/:id/contacts', firmContacts.list],
  ['post', '/firms/:id/contacts', firmContacts.add],
  ['get', '/firms/:id/contacts/:contactId', firmContacts.read],
  ['patch', '/firms/:id/contacts/:contactId', firmContacts.change],
  ['put', '/firms/:id/contacts/:contactId/ending', firmContacts.ending],
  ['get', '/firms/:id/gifts-in-kind', firmGifts.list],
  ['post', '/firms/:id/gifts-in-kind', firmGifts.add],
  ['put', '/firms/:id/gifts-in-kind/:giftId/withdrawal', firmGifts.withdrawal],
  ['get', '/firms/:id/people', firmPeople.list],
  ['get', '/firms/:id/people/:userId/profile', firmLawyers.profile],
  ['put', '/firms/:id/people/:userId/profile', firmLawyers.changeProfile],
  ['get', '/firms/:id/people/:userId/certificate', firmCertificate.hours],
  ['get', '/firms/:id/people/:userId/certificate.pdf', firmCertificate.hoursPdf],
  ['post', '/firms/:id/people/:userId/credentials', firmLawyers.addCredential],
  ['put', '/firms/:id/people/:userId/credentials/:credentialId/ending', firmLawyers.credentialEnding],
  ['post', '/firms/:id/people/:userId/absences', firmLawyers.addAbsence],
  ['put', '/firms/:id/people/:userId/absences/:absenceId/ending', firmLawyers.absenceEnding],
  ['put', '/firms/:id/people/:userId/undertaking/ending', firmPeople.undertakingEnding],
  ['post', '/firms/:id/people/:userId/move', firmPeople.move],
  ['post', '/firms/:id/undertakings', firmPeople.undertake],
  ['get', '/providers', providers.list],
  ['post', '/providers', providers.add],
  ['get', '/providers/:id', providers.read],
  ['patch', '/providers/:id', providers.change],
  ['put', '/providers/:id/review', providers.review],
  ['get', '/medico-legal-reports', reports.list],
  ['get', '/medico-legal-reports/:id', reports.read],
  ['put', '/medico-legal-reports/:id/state', reports.move],
  ['put', '/medico-legal-reports/:id/examiner', reports.examiner],
  ['get', '/medico-legal-reports/:id/moves', reports.listMoves],
  ['put', '/medico-legal-reports/:id/findings', reports.findings],
  ['get', '/medico-legal-reports/:id/file', reportFile.download],
  ['post', '/medico-legal-reports/:id/file', reportFile.upload],
  ['post', '/cases/:id/medico-legal-reports', reports.request],
  ['get', '/group-sessions', groupSessions.list],
  ['post', '/group-sessions', groupSessions.add],
  ['get', '/group-sessions/:id', groupSessions.read],
  ['patch', '/group-sessions/:id', groupSessions.change],
  ['get', '/group-sessions/:id/attendances', groupSessions.attendances],
  ['put', '/group-sessions/:id/attendances/:clientId', groupSessions.attend],
  ['get', '/referrals', referrals.list],
  ['post', '/referrals/answers/opening', referralLink.opening],
  ['post', '/referrals/answers', referralLink.answer],
  ['get', '/referrals/:id', referrals.read],
  ['patch', '/referrals/:id', referrals.change],
  ['get', '/referrals/:id/form.pdf', referralForm],
  ['get', '/referrals/:id/moves', referrals.listMoves],
  ['put', '/referrals/:id/state', referrals.move],
  ['put', '/referrals/:id/link', referralLink.anew],
  ['put', '/referrals/:id/worker', referrals.worker],
  ['get', '/referrals/:id/goals', goals.list],
  ['post', '/referrals/:id/goals', goals.add],
  ['get', '/referrals/:id/goals/:goalId', goals.read],
  ['patch', '/referrals/:id/goals/:goalId', goals.change],
  ['get', '/referrals/:id/sessions', sessions.list],
  ['post', '/referrals/:id/sessions', sessions.add],
  ['get', '/referrals/:id/sessions/:sessionId', sessions.read],
  ['patch', '/referrals/:id/sessions/:sessionId', sessions.change],
  ['get', '/referrals/:id/sessions/:sessionId/notes', serviceNotes.list],
  ['post', '/referrals/:id/sessions/:sessionId/notes', serviceNotes.write],
  ['get', '/my/alerts', alerts.mine],
  ['get', '/my/duty-channels', dutyChannels.list],
  ['post', '/my/duty-channels', dutyChannels.add],
  ['delete', '/my/duty-channels/:id', dutyChannels.remove],
  ['get', '/duty-shifts', duty.list],
  ['post', '/duty-shifts', duty.set],
  ['delete', '/duty-shifts/:id', duty.end],
  ['get', '/alerts/:id', alerts.read],
  ['post', '/alerts/:id/take', alerts.take],
  ['post', '/alerts/:id/take-over', alerts.handover],
  ['post', '/alerts/:id/close', alerts.close],
  ['get', '/cases/:id/alerts', alerts.ofCase],
  ['post', '/cases/:id/alerts', alerts.raiseOnCase],
  ['get', '/referrals/:id/alerts', alerts.ofReferral],
  ['post', '/referrals/:id/alerts', alerts.raiseOnReferral],
  ['get', '/measures', measures.list],
  ['get', '/referrals/:id/measures', referralMeasures.list],
  ['post', '/referrals/:id/measures', referralMeasures.recordResult],
  ['get', '/referrals/:id/measures/changes', referralMeasures.changes],
  ['post', '/referrals/:id/measures/:resultId/correction', referralMeasures.correction],
  ['get', '/clients/:id/referrals', referrals.ofClient],
  ['post', '/clients/:id/referrals', referrals.draft],
  ['post', '/intake', intake.receive],
  ['get', '/intake', intake.list],
  ['get', '/intake/:id', intake.read],
  ['put', '/intake/:id/triage', intake.triage],
]
