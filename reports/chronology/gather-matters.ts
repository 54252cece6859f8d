import { Op } from 'sequelize'
import { Draft } from '../../models/Draft.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import { MatterClosure } from '../../models/MatterClosure.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'
import { kindOf } from '../renewal/labels.ts'
import type { DocumentLine, MatterLine, Purpose } from './figures.ts'
import { type Names, peopleNamed } from './names.ts'

export interface Asking {
  ability: Ability
  caseId: string
  purpose: Purpose
}

/** The work that firms do or did on a case; for a hearing only what a firm took on. */
export async function gatherMatters(asking: Asking): Promise<MatterLine[]> {
  const rows = await mattersOf(asking)
  const firms = await Firm.findAll({ where: { id: rows.flatMap(({ firmId }) => firmId ?? []) } })
  const firmOf = ({ firmId }: Matter) => firms.find(({ id }) => id === firmId)?.name ?? null
  const shown = asking.purpose === 'handover' ? rows : rows.filter(({ status }) => status !== 'draft')
  return shown.map(row => ({
    reference: row.reference,
    work: kindOf(row),
    // A draft that names a firm is only offered to it.
    firm: row.status === 'draft' ? null : firmOf(row),
    status: row.status,
    openedOn: row.openedOn,
    closedOn: row.closedOn ?? null,
  }))
}

/** The papers that the matters of a case hold, by day; for a hearing only drafts that were filed. */
export async function gatherDocuments(asking: Asking, names: Names): Promise<DocumentLine[]> {
  const papers = [...(await draftsOf(asking, names)), ...(await certificatesOf(asking))]
  const files = await StoredFile.findAll({ where: { id: papers.map(({ fileId }) => fileId) } })
  const person = await peopleNamed(papers.map(({ by }) => by))
  const nameOf = (id: string) => files.find(file => file.id === id)?.name ?? ''
  return papers
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ fileId, by, ...line }) => ({
      ...line,
      name: nameOf(fileId),
      by: asking.purpose === 'handover' && by ? person(by) : null,
    }))
}

interface Paper extends Omit<DocumentLine, 'name'> {
  fileId: string
}

async function draftsOf(asking: Asking, names: Names): Promise<Paper[]> {
  const matters = await mattersOf(asking, 'drafts')
  const filed = asking.purpose === 'hearing' ? { state: 'filed' as const } : {}
  const rows = await Draft.findAll({
    where: { matterId: matters.map(({ id }) => id), ...filed },
    order: ['submittedAt', 'id'],
  })
  return rows.map(row => ({
    on: row.filedOn ?? names.day(row.submittedAt),
    title: `Version ${row.number}: ${row.title}`,
    matter: referenceIn(matters, row.matterId),
    state: row.state,
    fileId: row.fileId,
    by: row.submittedBy,
  }))
}

async function certificatesOf(asking: Asking): Promise<Paper[]> {
  if (asking.purpose === 'hearing') return []
  const matters = await mattersOf(asking, 'closing')
  const rows = await MatterClosure.findAll({
    where: { matterId: matters.map(({ id }) => id), certificateFileId: { [Op.not]: null } },
    order: ['certifiedOn', 'id'],
  })
  return rows.map(row => ({
    on: row.certifiedOn ?? '',
    title: 'Certificate on the copies of the firm',
    matter: referenceIn(matters, row.matterId),
    state: 'filed',
    fileId: row.certificateFileId ?? '',
    by: row.certifiedBy ?? null,
  }))
}

const referenceIn = (matters: Matter[], id: string) => matters.find(one => one.id === id)?.reference ?? ''

async function mattersOf({ ability, caseId }: Asking, group?: string): Promise<Matter[]> {
  return Matter.findAll({
    where: { [Op.and]: [{ caseId }, accessible(ability, 'read', Matter, group)] },
    order: ['openedOn', 'id'],
  })
}
