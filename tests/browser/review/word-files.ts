import { strToU8, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type WordFile = {
  /** Content of `w:body`. */
  body: string
  /** `Relationship` elements of the document. */
  relationships?: string
  /** More parts, by their name in the container. */
  parts?: Record<string, Uint8Array | string>
  /** Before the document's root element, such as a DOCTYPE. */
  prologue?: string
}

/** A Word document as a container of its parts, down to what an attacker would write by hand. */
export function wordFile({ body, relationships = '', parts = {}, prologue = '' }: WordFile): Uint8Array {
  const files: Record<string, Uint8Array | string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>' +
      `<Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml':
      `${prologue}<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
      'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
      'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
      'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">' +
      `<w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONSHIPS}">${relationships}</Relationships>`,
    ...parts,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  )
}

/** A paragraph of text; `style` is the id of a Word style. */
export const paragraph = (text: string, style?: string) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A picture: `attribute` says which relationship holds it (`r:embed`) or leads to it (`r:link`). */
export const picture = (attribute: string, description: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="picture" descr="${description}"/><a:graphic><a:graphicData>` +
  `<pic:pic><pic:blipFill><a:blip ${attribute}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

export const relationship = (id: string, kind: string, target: string, isExternal = false) =>
  `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`

/** The beginning of a compound file (an old Word document, or an encrypted one) with the name of one stream. */
export function compoundFile(stream: string): Uint8Array {
  const name = new Uint8Array([...stream].flatMap((character) => [character.charCodeAt(0), 0]))
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(name, 1024)
  return bytes
}
