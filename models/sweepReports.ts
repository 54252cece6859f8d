import { Op } from 'sequelize'
import { FileChunk } from './FileChunk.ts'
import { Report } from './Report.ts'
import { StoredFile } from './StoredFile.ts'

/** Destroys the files of reports that were kept long enough; that they were made stays known. Answers how many went. */
export async function sweepReports(now: Date): Promise<number> {
  const over = await Report.findAll({
    where: { state: 'finished', expiresAt: { [Op.lte]: now } },
    lock: true,
  })
  for (const report of over) {
    const { fileId } = report
    await report.update({ state: 'expired', fileId: null })
    if (!fileId) continue
    await FileChunk.destroy({ where: { fileId } })
    await StoredFile.destroy({ where: { id: fileId } })
  }
  return over.length
}
