import { inflateRawSync } from 'node:zlib'

/**
 * The few things about ZIP that reading a workbook safely takes. A library would inflate whatever it is given; this
 * takes named parts only, sums up beforehand what they say they inflate to, and stops a part that inflates to more.
 * Layout: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).
 *
 * openZip(bytes)                    → Entry[], by the central directory; throws Unreadable
 * inflate(bytes, entry)             → Buffer of exactly the declared size; throws Unreadable
 * storeZip(parts)                   → Buffer, nothing compressed
 */
export class Unreadable extends Error {}

export interface Entry {
  name: string
  method: number
  packed: number
  size: number
  offset: number
}

const maxEntries = 5000

export function openZip(bytes: Buffer): Entry[] {
  const end = endOfDirectory(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > maxEntries) throw new Unreadable('The workbook has too many parts')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged()
    if (bytes.readUInt16LE(at + 8) & 1) throw new Unreadable('The workbook is protected with a password')
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    entries.push(entryAt(bytes, at, nameEnd))
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (new Set(entries.map(entry => entry.name)).size !== entries.length) throw damaged()
  return entries
}

export function inflate(bytes: Buffer, { method, packed, size, offset }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw damaged()
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const data = bytes.subarray(start, start + packed)
  if (data.length !== packed || (method !== 0 && method !== 8)) throw damaged()
  const whole = method === 0 ? data : inflated(data, size)
  if (whole.length !== size) throw damaged()
  return whole
}

/** A ZIP file of uncompressed parts; readers that check the sums of parts would refuse it. */
export function storeZip(parts: { name: string; data: Buffer }[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data } of parts) {
    const header = header30(name, data.length)
    directory.push(header46(header, offset), Buffer.from(name))
    local.push(header, Buffer.from(name), data)
    offset += header.length + Buffer.byteLength(name) + data.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, listed, end])
}

function damaged(): Unreadable {
  return new Unreadable('The workbook is damaged')
}

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at -= 1)
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  throw new Unreadable('The file is not a workbook of the kind .xlsx')
}

function entryAt(bytes: Buffer, at: number, nameEnd: number): Entry {
  if (nameEnd > bytes.length) throw damaged()
  return {
    name: bytes.toString('utf8', at + 46, nameEnd).replace(/^\//, ''),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  }
}

function inflated(data: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw new Unreadable('A part of the workbook is damaged, or larger than it says')
  }
}

function header30(name: string, length: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt32LE(length, 18)
  header.writeUInt32LE(length, 22)
  header.writeUInt16LE(Buffer.byteLength(name), 26)
  return header
}

function header46(local: Buffer, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  local.copy(header, 6, 4, 30)
  header.writeUInt32LE(offset, 42)
  return header
}
