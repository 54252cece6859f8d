import type { CreationAttributes, Model, ModelStatic } from 'sequelize'
import { Assignment } from '../models/Assignment.ts'
import { Case } from '../models/Case.ts'
import { CaseGround } from '../models/CaseGround.ts'
import { CaseTrack } from '../models/CaseTrack.ts'
import { Client } from '../models/Client.ts'
import { ClientSearchToken } from '../models/ClientSearchToken.ts'
import { Consent } from '../models/Consent.ts'
import { ConsentScope } from '../models/ConsentScope.ts'
import { Contact } from '../models/Contact.ts'
import { Conversation } from '../models/Conversation.ts'
import { Credential } from '../models/Credential.ts'
import { Deadline } from '../models/Deadline.ts'
import { DutyChannel } from '../models/DutyChannel.ts'
import { DutyShift } from '../models/DutyShift.ts'
import { inTransaction } from '../models/database.ts'
import { Employment } from '../models/Employment.ts'
import { EngagementStep } from '../models/EngagementStep.ts'
import { FamilyLink } from '../models/FamilyLink.ts'
import { Firm } from '../models/Firm.ts'
import { FirmStanding } from '../models/FirmStanding.ts'
import { GiftInKind } from '../models/GiftInKind.ts'
import { Goal } from '../models/Goal.ts'
import { GroupAttendance } from '../models/GroupAttendance.ts'
import { GroupSession } from '../models/GroupSession.ts'
import { HourMonth } from '../models/HourMonth.ts'
import { Instalment } from '../models/Instalment.ts'
import { Intake } from '../models/Intake.ts'
import { LawyerProfile } from '../models/LawyerProfile.ts'
import { Matter } from '../models/Matter.ts'
import { MatterClosure } from '../models/MatterClosure.ts'
import { MatterFeedback } from '../models/MatterFeedback.ts'
import { MeasureResult } from '../models/MeasureResult.ts'
import { Note } from '../models/Note.ts'
import { Offer } from '../models/Offer.ts'
import { Partnership } from '../models/Partnership.ts'
import { Payment } from '../models/Payment.ts'
import { Placement } from '../models/Placement.ts'
import { Pledge } from '../models/Pledge.ts'
import { Provider } from '../models/Provider.ts'
import { Referral } from '../models/Referral.ts'
import { ReferralAgreement } from '../models/ReferralAgreement.ts'
import { ReferralDisclosure } from '../models/ReferralDisclosure.ts'
import { ReferralMove } from '../models/ReferralMove.ts'
import { ReferralWorker } from '../models/ReferralWorker.ts'
import { RoleGrant } from '../models/RoleGrant.ts'
import { newReference } from '../models/reference.ts'
import { SafetyAlert } from '../models/SafetyAlert.ts'
import { SafetyCall } from '../models/SafetyCall.ts'
import { ServiceNote } from '../models/ServiceNote.ts'
import { ServiceSession } from '../models/ServiceSession.ts'
import { Share } from '../models/Share.ts'
import { Step } from '../models/Step.ts'
import { Task } from '../models/Task.ts'
import { TeamMember } from '../models/TeamMember.ts'
import { TimeEntry } from '../models/TimeEntry.ts'
import { Training } from '../models/Training.ts'
import { TrainingAttendance } from '../models/TrainingAttendance.ts'
import { Undertaking } from '../models/Undertaking.ts'
import { User } from '../models/User.ts'
import { Wall } from '../models/Wall.ts'
import { insertAll, type Row } from './insert.ts'

/** A row that is referred to comes before the rows that refer to it. */
const inOrder: readonly ModelStatic<Model>[] = [
  Firm,
  User,
  RoleGrant,
  Undertaking,
  FirmStanding,
  Contact,
  Employment,
  LawyerProfile,
  Training,
  TrainingAttendance,
  Credential,
  EngagementStep,
  Conversation,
  Partnership,
  Pledge,
  Instalment,
  Payment,
  GiftInKind,
  Client,
  ClientSearchToken,
  FamilyLink,
  Provider,
  Consent,
  ConsentScope,
  Referral,
  ReferralDisclosure,
  ReferralAgreement,
  ReferralMove,
  ReferralWorker,
  ServiceSession,
  ServiceNote,
  Goal,
  MeasureResult,
  Share,
  GroupSession,
  GroupAttendance,
  DutyShift,
  DutyChannel,
  Intake,
  Case,
  SafetyAlert,
  SafetyCall,
  Assignment,
  CaseTrack,
  CaseGround,
  Step,
  Deadline,
  Note,
  Wall,
  Matter,
  Placement,
  Offer,
  TeamMember,
  TimeEntry,
  HourMonth,
  MatterClosure,
  MatterFeedback,
  Task,
]

const FULL = 12_000

/** Collects rows and writes them in batches, a transaction for every few thousand. */
export class Rows {
  private waiting = new Map<ModelStatic<Model>, Row[]>()
  private count = 0
  private references = new Set<string>()

  /** `now` is the moment at which the story ends: nothing was written down later. */
  constructor(private readonly now: Date) {}

  add<M extends Model>(model: ModelStatic<M>, ...rows: CreationAttributes<M>[]): void {
    this.plan(model, ...rows.map(row => this.untilNow(row as Row) as CreationAttributes<M>))
  }

  /** Adds what may lie ahead: the instants of these rows are kept as they are. */
  plan<M extends Model>(model: ModelStatic<M>, ...rows: CreationAttributes<M>[]): void {
    const list = this.waiting.get(model) ?? []
    list.push(...(rows as Row[]))
    this.waiting.set(model, list)
    this.count += rows.length
  }

  private untilNow(row: Row): Row {
    for (const [name, value] of Object.entries(row))
      if (value instanceof Date && value > this.now) row[name] = this.now
    return row
  }

  /** A reference that no other row of this world has: a hundred thousand draws meet now and then. */
  reference(prefix: string): string {
    let drawn = newReference(prefix)
    while (this.references.has(drawn)) drawn = newReference(prefix)
    this.references.add(drawn)
    return drawn
  }

  /** Writes what waits, when that is much. */
  async flushWhenFull(): Promise<void> {
    if (this.count >= FULL) await this.flush()
  }

  async flush(): Promise<void> {
    const now = this.waiting
    this.waiting = new Map()
    this.count = 0
    await inTransaction(async () => {
      for (const model of inOrder) await insertAll(model, now.get(model) ?? [])
    })
  }
}
