import type { Chance } from '../chance.ts'

/** Where a case stands today. `closes` are ends at which the centre's work is done, in so many of a hundred cases. */
export interface End {
  stage: string
  weight: number
  closed: number
}

export type Bucket = 'immigration' | 'board' | 'courts' | 'protected' | 'other'

/** The mix of an invented caseload, in parts of a hundred. */
export const mix: Record<Bucket, number> = { immigration: 35, board: 25, courts: 20, protected: 12, other: 8 }

const end = (stage: string, weight: number, closed = 0): End => ({ stage, weight, closed })

export const ends: Record<Bucket, End[]> = {
  immigration: [
    end('M01', 3),
    end('M02', 6),
    end('M03', 6),
    end('M04', 3),
    end('M05', 12),
    end('M06', 4),
    end('M07', 14),
    end('M08', 10),
    end('M09', 6),
    end('M10', 3),
    end('M11', 4),
    end('M12', 20),
    end('M14', 4),
    end('W1', 3, 100),
    end('W2', 2, 50),
  ],
  board: [
    end('A01', 6),
    end('A02', 40),
    end('A03', 5),
    end('A04', 3),
    end('A05', 14),
    end('A06', 14),
    end('A08', 14, 20),
    end('A09', 4, 100),
  ],
  courts: [
    end('J01', 30),
    end('J02', 6),
    end('J03', 6),
    end('J04', 4),
    end('J05', 3),
    end('J06', 4),
    end('J07', 14),
    end('J08', 3),
    end('J09', 4),
    end('J10', 8),
    end('J12', 18, 90),
  ],
  protected: [
    end('M13', 6),
    end('A07', 6),
    end('P06', 12),
    end('P07', 18),
    end('P08', 14),
    end('P10', 12, 100),
    end('P20', 30),
    end('P04', 3),
  ],
  other: [end('P01', 20), end('P03', 15), end('P11', 15), end('P12', 15, 100), end('P13', 30, 100)],
}

export const bucketNames = Object.keys(mix) as Bucket[]

/** In which part of the mix a stage of the claim counts. */
export function bucketOf(stage: string): Bucket | undefined {
  return bucketNames.find(bucket => ends[bucket].some(one => one.stage === stage))
}

/** Hands out the parts of the mix so that the whole comes out as it should, whatever the households take. */
export class Quotas {
  private readonly rooms: Map<Bucket, number>

  constructor(cases: number) {
    this.rooms = new Map(bucketNames.map(bucket => [bucket, Math.floor((cases * mix[bucket]) / 100)]))
    const given = [...this.rooms.values()].reduce((sum, count) => sum + count, 0)
    this.rooms.set('immigration', (this.rooms.get('immigration') ?? 0) + cases - given)
  }

  /** A part that has room for so many, or the one with the most room. */
  draw(chance: Chance, size: number): Bucket {
    const roomy = bucketNames.filter(bucket => this.room(bucket) >= size)
    if (roomy.length > 0) return chance.weighted(roomy, bucket => this.room(bucket))
    return bucketNames.reduce((best, bucket) => (this.room(bucket) > this.room(best) ? bucket : best))
  }

  take(bucket: Bucket): void {
    this.rooms.set(bucket, this.room(bucket) - 1)
  }

  /** How many cases are still to be told. */
  get left(): number {
    return [...this.rooms.values()].reduce((sum, count) => sum + count, 0)
  }

  room(bucket: Bucket): number {
    return this.rooms.get(bucket) ?? 0
  }
}
