type Pdf = PDFKit.PDFDocument

/** What PDFKit's types do not say of its pages. */
interface Page {
  content: Content
  dictionary: { data: { Contents: Content | Content[] } }
}

interface Content {
  write: (operator: string) => void
  end: (operators?: Buffer) => void
}

/** A document whose finished pages leave it while others are drawn. */
export interface Settling {
  /** Finishes all but the foot of the last page. */
  settle: () => void
  /** The document, once it has ended. */
  whole: () => Promise<Buffer>
}

/**
 * PDFKit keeps every operator of every page as bytes of its own until the end, 25 kB a row of a table. Here a page collects
 * its operators as text. Once it is turned they are compressed and taken out; its foot, for which all pages must be
 * counted, follows in a stream of its own.
 */
export function settlePages(pdf: Pdf): Settling {
  const written: Buffer[] = []
  let finish = collect(pdf)
  const settle = () => {
    finish()
    const finished: Buffer | null = pdf.read()
    if (finished) written.push(finished)
  }
  pdf.on('pageAdded', () => {
    settle()
    finish = collect(pdf)
  })
  return {
    settle,
    async whole() {
      for await (const chunk of pdf) written.push(chunk)
      return Buffer.concat(written)
    },
  }
}

/** Collects what is written on the current page, until the function that it answers is called. */
function collect(pdf: Pdf): () => void {
  const page = pdf.page as unknown as Page
  const { content } = page
  const { write } = content
  const operators: string[] = []
  content.write = operator => void operators.push(operator)
  return () => {
    content.write = write
    content.end(Buffer.from(`${operators.join('\n')}\n`, 'latin1'))
    page.content = pdf.ref({}) as unknown as Content
    page.dictionary.data.Contents = [content, page.content]
  }
}
