/** What is used of bidi-js, which comes without types. */
declare module 'bidi-js' {
  interface Bidi {
    /** The level of every code unit, and the paragraphs with theirs; the end of a paragraph is included in it. */
    getEmbeddingLevels(text: string): {
      levels: Uint8Array
      paragraphs: { start: number; end: number; level: number }[]
    }
    getMirroredCharacter(character: string): string | null
  }
  export default function bidiFactory(): Bidi
}
