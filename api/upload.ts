import { isUtf8 } from 'node:buffer'
import type { Request, Response } from 'express'
import { invalid, Problem } from '../errors.ts'
import type { FileContent } from '../models/files.ts'
import { cleanName } from './fileName.ts'

interface Kind {
  called: string
  /** How names of such files end; the first is given to a name that ends otherwise. */
  endings: readonly [string, ...string[]]
  is: (bytes: Buffer) => boolean
}

const begins = (...start: number[]) => {
  const mark = Buffer.from(start)
  return (bytes: Buffer) => bytes.subarray(0, mark.length).equals(mark)
}

const isZip = begins(0x50, 0x4b, 0x03, 0x04)
/** Office files are ZIP archives, whose names of parts stand in the open. One with macros in it is not taken. */
const office = (part: string) => (bytes: Buffer) =>
  isZip(bytes) && bytes.includes(part) && !bytes.includes('vbaProject.bin')

/** UTF-8, or the text of an older system, in which no byte stands for a control character but tabs and line ends. */
const isText = (bytes: Buffer) =>
  !bytes.includes(0) &&
  (isUtf8(bytes) || !bytes.some(byte => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)))

/** The kinds of file that are taken, and how their content shows what it is. None of them runs in a browser. */
const kinds = {
  'application/pdf': { called: 'a PDF file', endings: ['.pdf'], is: begins(...Buffer.from('%PDF-')) },
  'image/png': {
    called: 'a PNG picture',
    endings: ['.png'],
    is: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  'image/jpeg': { called: 'a JPEG picture', endings: ['.jpg', '.jpeg'], is: begins(0xff, 0xd8, 0xff) },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    called: 'an Excel workbook without macros',
    endings: ['.xlsx'],
    is: office('xl/workbook.xml'),
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    called: 'a Word document without macros',
    endings: ['.docx'],
    is: office('word/document.xml'),
  },
  'text/csv': { called: 'plain text', endings: ['.csv'], is: isText },
  'text/plain': { called: 'plain text', endings: ['.txt'], is: isText },
} as const satisfies Record<string, Kind>

export type FileType = keyof typeof kinds

/** Which files an endpoint takes. */
export interface UploadRule {
  types: readonly FileType[]
  /** The largest, in bytes. */
  limit: number
}

/** How long somebody who is refused can go on sending while they read why, in milliseconds. */
const GRACE = 1000

/**
 * Leaves the body of a request on the line until somebody asks for it. Without this, Node would take off whatever a
 * stranger sends as soon as they were refused. A connection with an unread body on it is cut.
 */
export function holdBody(request: Request, response: Response): void {
  request.read(0)
  const clear = () => (request.complete ? request.resume() : request.socket.destroy())
  response.once('finish', () => {
    if (!request.readableEnded) setTimeout(clear, GRACE).unref()
  })
}

/**
 * Takes a file off the line. Throws 415 and 413 (before it reads anything, or as soon as it has read more than the
 * limit), 422 on a name that says nothing, an empty file and one that is not what it is said to be, and 400 when the
 * sender broke off.
 */
export async function readUpload(request: Request, { types, limit }: UploadRule): Promise<FileContent> {
  const mediaType = typeOf(request, types)
  if (Number(request.get('Content-Length') ?? 0) > limit) throw tooLarge(limit)
  const name = cleanName(request.query.name, kinds[mediaType].endings)
  const bytes = await collect(request, limit)
  if (bytes.length === 0) throw invalid('', 'the file is empty')
  if (!kinds[mediaType].is(bytes)) throw invalid('', `this is not ${kinds[mediaType].called}`)
  return { name, mediaType, bytes }
}

function typeOf(request: Request, types: readonly FileType[]): FileType {
  const [named = '', ...parameters] = (request.get('Content-Type') ?? '').toLowerCase().split(';')
  const type = types.find(one => one === named.trim())
  const charset = parameters.map(one => one.trim()).find(one => one.startsWith('charset='))
  if (!type) throw new Problem('unsupported-media-type', `Send the file itself, as ${types.join(' or ')}`)
  if (charset && !/^charset="?(utf-8|us-ascii)"?$/.test(charset))
    throw new Problem('unsupported-media-type', 'Send text in UTF-8')
  if (request.get('Content-Encoding')) throw new Problem('unsupported-media-type', 'Send the file as it is')
  return type
}

const tooLarge = (limit: number) => new Problem('too-large', `A file has at most ${limit} bytes here`)

function collect(request: Request, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    const broken = () => reject(new Problem('bad-request', 'The file did not arrive whole'))
    if (request.destroyed) broken()
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= limit) return void parts.push(part)
      request.pause()
      parts.length = 0
      reject(tooLarge(limit))
    })
    request.once('end', () => resolve(Buffer.concat(parts)))
    request.once('error', broken)
    request.once('close', broken)
  })
}
