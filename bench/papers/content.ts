import type { Drawn, Step } from './drawn.ts'

type Matrix = [number, number, number, number, number, number]

export interface Font {
  name: string
  /** The letters of each glyph, by its number. */
  letters: string[]
}

interface State {
  matrix: Matrix
  fill: string
  stroke: string
  width: number
  dash: number[]
  font: Font | null
  size: number
}

const TOKEN = /\[[^\]]*\]|<<[\s\S]*?>>|<[0-9a-fA-F]*>|[^\s[\]<>]+/g
const OPERATOR = /^[A-Za-z'"*]+$/

/** Reads the operators of one page, as far as PDFKit writes them. */
export class PageReader {
  readonly drawn: Drawn[] = []
  private steps: Step[] = []
  private states: State[] = []
  private readonly parts = [0]
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0]
  private state: State = {
    ...{ matrix: [1, 0, 0, 1, 0, 0], fill: '#000000', stroke: '#000000' },
    ...{ width: 1, dash: [], font: null, size: 0 },
  }

  constructor(
    private readonly height: number,
    private readonly tags: string[],
    private readonly fontNamed: (name: string) => Font,
  ) {}

  read(content: string): Drawn[] {
    let operands: string[] = []
    for (const [token] of content.matchAll(TOKEN)) {
      if (!OPERATOR.test(token)) {
        operands.push(token)
        continue
      }
      this.take(token, operands)
      operands = []
    }
    return this.drawn
  }

  private take(operator: string, operands: string[]): void {
    const known = this.operators[operator]
    if (!known) throw new Error(`The bench does not know the operator ${operator}`)
    known(operands.map(Number), operands)
  }

  private readonly operators: Record<string, (numbers: number[], operands: string[]) => void> = {
    q: () => void this.states.push({ ...this.state }),
    Q: () => {
      this.state = this.states.pop() ?? this.state
    },
    cm: numbers => {
      this.state.matrix = times(numbers as Matrix, this.state.matrix)
    },
    cs: () => undefined,
    CS: () => undefined,
    gs: () => undefined,
    j: () => undefined,
    J: () => undefined,
    n: () => {
      this.steps = []
    },
    W: () => undefined,
    scn: numbers => {
      this.state.fill = hexOf(numbers)
    },
    SCN: numbers => {
      this.state.stroke = hexOf(numbers)
    },
    w: ([width = 1]) => {
      this.state.width = width
    },
    d: (_, [dashes = '']) => {
      this.state.dash = dashes.replace(/[[\]]/g, '').trim().split(/\s+/).filter(Boolean).map(Number)
    },
    m: numbers => void this.steps.push({ to: 'move', ...this.point(numbers) }),
    l: numbers => void this.steps.push({ to: 'line', ...this.point(numbers) }),
    c: numbers => {
      const [one, two, three] = [0, 2, 4].map(at => this.point(numbers.slice(at, at + 2)))
      const points = [one, two, three].flatMap(point => [point?.x ?? 0, point?.y ?? 0])
      this.steps.push({ to: 'curve', points: points as Matrix })
    },
    re: ([x = 0, y = 0, width = 0, height = 0]) => {
      const [from, to] = [this.point([x, y]), this.point([x + width, y + height])]
      const corner = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) }
      this.steps.push({
        ...{ to: 'rectangle', ...corner },
        ...{ width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) },
      })
    },
    h: () => undefined,
    f: () => this.paint('fill'),
    S: () => this.paint('stroke'),
    B: () => this.paint('both'),
    BT: () => {
      this.textMatrix = [1, 0, 0, 1, 0, 0]
    },
    ET: () => undefined,
    Tc: () => undefined,
    Tr: () => undefined,
    Tf: ([, size = 0], [name = '']) => {
      this.state.font = this.fontNamed(name.slice(1))
      this.state.size = size
    },
    Tm: numbers => {
      this.textMatrix = numbers as Matrix
    },
    TJ: (_, [array = '']) => this.write(array),
    BDC: (_, [tag = '']) => this.begin(tag),
    BMC: (_, [tag = '']) => this.begin(tag),
    EMC: () => void this.parts.pop(),
  }

  private begin(tag: string): void {
    this.parts.push(this.tags.push(tag.slice(1)) - 1)
  }

  private point([x = 0, y = 0]: number[]): { x: number; y: number } {
    const [a, b, c, d, e, f] = this.state.matrix
    return { x: a * x + c * y + e, y: this.height - (b * x + d * y + f) }
  }

  private paint(paint: 'fill' | 'stroke' | 'both'): void {
    const { fill, stroke, width, dash } = this.state
    this.drawn.push({ kind: 'path', steps: this.steps, paint, fill, stroke, width, dash, part: this.part() })
    this.steps = []
  }

  private write(array: string): void {
    const { font, size, fill: colour } = this.state
    const glyphs = [...array.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? [])
    const text = glyphs.map(glyph => font?.letters[Number.parseInt(glyph, 16)] ?? '').join('')
    const { x, y } = this.point(this.textMatrix.slice(4))
    this.drawn.push({ kind: 'text', text, font: font?.name ?? '', size, colour, x, y, part: this.part() })
  }

  private part(): number {
    return this.parts.at(-1) ?? 0
  }
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [
    ...[a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D],
    ...[e * A + f * C + E, e * B + f * D + F],
  ] as Matrix
}

const hexOf = (shares: number[]) =>
  `#${shares
    .map(share =>
      Math.round(share * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
