import { degrees, PDFDocument, type PDFFont, PDFName, type PDFPage, type PDFRef, PDFString, StandardFonts } from 'pdf-lib'

export const SENTENCE = 'Two clinic managers concluded that supply caused demand.'
export const SECOND_LINE = 'We therefore split the figure into two panels.'

function write(page: PDFPage, font: PDFFont, lines: readonly string[]): void {
  lines.forEach((line, at) => page.drawText(line, { x: 72, y: page.getHeight() - 100 - at * 24, size: 14, font }))
}

/** A PDF with a sentence at a known place of each page: 72 points from the left, its line 100 points below the top. */
export async function makePdf({ pages = 3, rotation = 0, cropLeft = 0 } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([500, 700])
    write(page, font, [`Page ${number}. ${SENTENCE}`, SECOND_LINE])
    page.setRotation(degrees(rotation))
    if (cropLeft > 0) page.setCropBox(cropLeft, 0, 500 - cropLeft, 700)
  }
  return document.save()
}

type Heading = { title: string; page: number; children?: Heading[] }

/** A PDF with a table of contents: a chapter on each page but the first, the second one with a section. */
export async function makeOutlinedPdf(pages = 6): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages }))
  const { context } = document
  const write = (headings: readonly Heading[], parent: PDFRef): [first: PDFRef, last: PDFRef] => {
    const refs = headings.map(() => context.nextRef())
    headings.forEach(({ title, page, children = [] }, at) => {
      const [own, before, after] = [refs[at], refs[at - 1], refs[at + 1]] as [PDFRef, PDFRef?, PDFRef?]
      const below = children.length > 0 ? write(children, own) : null
      const entry = context.obj({
        Title: PDFString.of(title),
        Parent: parent,
        Dest: [document.getPage(page - 1).ref, 'XYZ', null, null, null],
        ...(before ? { Prev: before } : {}),
        ...(after ? { Next: after } : {}),
        ...(below ? { First: below[0], Last: below[1], Count: -children.length } : {}),
      })
      context.assign(own, entry)
    })
    return [refs[0] as PDFRef, refs.at(-1) as PDFRef]
  }
  const root = context.nextRef()
  const chapters = Array.from({ length: pages - 1 }, (_, at) => ({
    title: `Chapter ${at + 1}`,
    page: at + 2,
    ...(at === 1 ? { children: [{ title: 'A section', page: pages }] } : {}),
  }))
  const [first, last] = write(chapters, root)
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: chapters.length }))
  document.catalog.set(PDFName.of('Outlines'), root)
  return document.save()
}

/** A PDF whose page has a link to a web page and one without encryption, or (with `toPage`) one link to another of its pages. */
export async function makeLinkedPdf({ toPage = 0 } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages: Math.max(1, toPage) }))
  const { context } = document
  const link = (rectangle: number[], target: Record<string, unknown>) =>
    context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: rectangle, ...target } as never))
  const web = (uri: string) => ({ A: { Type: 'Action', S: 'URI', URI: PDFString.of(uri) } })
  const links =
    toPage > 0
      ? [link([72, 590, 150, 620], { Dest: [document.getPage(toPage - 1).ref, 'XYZ', null, null, null] })]
      : [
          link([72, 590, 150, 620], web('https://example.org/method')),
          link([200, 590, 300, 620], web('http://example.org/plain')),
        ]
  document.getPage(0).node.set(PDFName.of('Annots'), context.obj(links))
  return document.save()
}

/** A PDF of one page that asks for a password (AES-256, made with pdfkit: pdf-lib can't encrypt). */
export function lockedPdf(): Uint8Array {
  return Uint8Array.from(atob(LOCKED), (character) => character.charCodeAt(0))
}

const LOCKED =
  'JVBERi0xLjcKJf////8KOCAwIG9iago8PAovVHlwZSAvUGFnZQovUGFyZW50IDEgMCBSCi9NZWRpYUJveCBbMCAwIDIwMCAyMDBdCi9Db250ZW' +
  '50cyA2IDAgUgovUmVzb3VyY2VzIDcgMCBSCi9Vc2VyVW5pdCAxCj4+CmVuZG9iago3IDAgb2JqCjw8Ci9Qcm9jU2V0IFsvUERGIC9UZXh0IC9J' +
  'bWFnZUIgL0ltYWdlQyAvSW1hZ2VJXQovRm9udCA8PAovRjEgOSAwIFIKPj4KL0NvbG9yU3BhY2UgPDwKPj4KPj4KZW5kb2JqCjYgMCBvYmoKPD' +
  'wKL0xlbmd0aCA5NgovRmlsdGVyIC9GbGF0ZURlY29kZQo+PgpzdHJlYW0KjvLkxLV0ZjGWmLD5AHIViHFItNvK7qkyWTdDp4xAK0plUqDolqcV' +
  'CFFA7TcyBAr92emmNWCQ5DPz85KZ6OMV15iUYX+efpyIHVBDHfrLSm3QQNQAQpDgM19VCU0uFkQ6CmVuZHN0cmVhbQplbmRvYmoKMTEgMCBvYm' +
  'oKKBN4hoZQ/ysBr01vIb3q9TDNUg7YBXchaSeikl2TICThKQplbmRvYmoKMTIgMCBvYmoKKI/Q5XEBmdkl6GiUXGIgfETYkVxiIHEY+hm31q9m' +
  'e+SCLPspCmVuZG9iagoxMyAwIG9iagooFqb223pRSv505QtaNfiQhFQjsrl2671moNNzSwHZMtqbYqHGWMdzg4BkO15mQPTrKQplbmRvYmoKMT' +
  'AgMCBvYmoKPDwKL1Byb2R1Y2VyIDExIDAgUgovQ3JlYXRvciAxMiAwIFIKL0NyZWF0aW9uRGF0ZSAxMyAwIFIKPj4KZW5kb2JqCjkgMCBvYmoK' +
  'PDwKL1R5cGUgL0ZvbnQKL0Jhc2VGb250IC9IZWx2ZXRpY2EKL1N1YnR5cGUgL1R5cGUxCi9FbmNvZGluZyAvV2luQW5zaUVuY29kaW5nCj4+Cm' +
  'VuZG9iago0IDAgb2JqCjw8Cj4+CmVuZG9iagoxNCAwIG9iago8PAovbGVuZ3RoIDY3MwovVHlwZSAvTWV0YWRhdGEKL1N1YnR5cGUgL1hNTAov' +
  'TGVuZ3RoIDcwNAo+PgpzdHJlYW0K6BehQX07X+DRWjQUfvb45Sdsda770FjN1EHvpY4L/BcYICfxubN5JXx5T7VkeUkJnL3SGufKkaIN8lTDe+' +
  'Zy/2L6h1eaKExMZB9xIpt4DCibyDKkVtYQIKiMijwO8CJnh2aDBj3KQKl/4eFGld0VagPT6H/5Hq5HN4JhiHdRbwoCqH9332oWS/B7MySbhyPk' +
  'LLq8dZaWpNEyflnElFhOUZZEmizSuEHtrXxgRKTh0yzAGMjaalMsUbuNu/Sl07KA4fcjuFJMbTclbJ9zqeyE3Rk1o5cSCfGqGICdxXaaQHahQh' +
  'xNgDeSwBEiyVt+uaFsm/APKmVMf62KtQoy0C5Mj0B/LMK1j4YBZxfjFYZXSX/UVITpxEINbLxjeo66ZpaCYB7vskeJml4Mp9Ql0sFzM+eaqsTA' +
  'HYzVOiyiSMgpyNzRfg7v01s5+6nxy+Ar3FraSiVh+OJDJ5zboPyiavENItk8gp8vzNzmmVWz66NjKtVQlu+d9/BhHwa6QsL5iGkC7PYp+CnTG3' +
  'jqTLlU0AbqRcfcchkzmDgFyqzSHmi6DKVQXbPMX/oikC2dZPtHJKpeo8eE0dAsfNL8Q7mJfHJ6h/dstYbui1w8H6IpYuWuqaXFVNMqGjixZTO1' +
  'y4UaGcczQoHtDOGkgkrSzB7X6lCQ/VXEetURki9Op9cWg3WH+h0yo4rYfMe8rj8nfv8H/7K06lnwmQfqf07WPmf4RVlQLWl37221M8YNth/n5E' +
  'mHm+74M24sP6AntbCEkgtXEvQhfcHWyHIQgDoHyPvwg6on2jGG/a4yHtD2ED3RRFEZcKHx4eDAC6iX7tLcwEJUbz9LdPrDJf21/0oSmO7nKwL0' +
  '7gpHrIWe7fvaPN++oezq+uskIWvAKrFEQpHYoLOmv7ZUt4xU8nii/UHu81xbBuNsrrBKuqL0QVH2uUeJepltECcKZW5kc3RyZWFtCmVuZG9iag' +
  'ozIDAgb2JqCjw8Ci9UeXBlIC9DYXRhbG9nCi9QYWdlcyAxIDAgUgovTmFtZXMgMiAwIFIKL01ldGFkYXRhIDE0IDAgUgo+PgplbmRvYmoKMSAw' +
  'IG9iago8PAovVHlwZSAvUGFnZXMKL0NvdW50IDEKL0tpZHMgWzggMCBSXQo+PgplbmRvYmoKMiAwIG9iago8PAovRGVzdHMgPDwKICAvTmFtZX' +
  'MgWwpdCj4+Cj4+CmVuZG9iago1IDAgb2JqCjw8Ci9GaWx0ZXIgL1N0YW5kYXJkCi9WIDUKL0xlbmd0aCAyNTYKL0NGIDw8Ci9TdGRDRiA8PAov' +
  'QXV0aEV2ZW50IC9Eb2NPcGVuCi9DRk0gL0FFU1YzCi9MZW5ndGggMzIKPj4KPj4KL1N0bUYgL1N0ZENGCi9TdHJGIC9TdGRDRgovUiA1Ci9PID' +
  'xlMWU5YzcwYmE0OGI0NzE5ZGNiNWZkYzczODE0NWUxMmM5NTIxMDMyNjRkMjg5YTE5ZjA2NzBlMDU5NmFjZmEzNGY3YWJlMjEyMTNmODJjMjUy' +
  'MDM2MGE4NGY5NzY2YWM+Ci9PRSA8ZDM4YWJjZmFlNDJkZmE0NDQ1NTk1N2QzNjA5ODY0NGJhZjkzMzAyOTI3NWZmZGM4OTMwN2EwOTMxZjhhYj' +
  'UwNT4KL1UgPGEwZjNjMmI1NGUzNGUxMjAyY2I1YWMxMDU2OTQ1MzZkZjc4YjVkYzlkMjA5NzY5NWQ4YjgzMzgxZjljYmJhMjBmMzAxNmM0MTVi' +
  'YTliMDgwZmM4NjkwMzcwMzQ1OTU3MT4KL1VFIDwzMjkxMWY3ZWQzZmUwY2JlY2UwZTliNzE5YzMxNWIyYmViMzU3ODgyOTBiM2FmZTQxMWM1Nj' +
  'ZmYmZmYjE5MDcyPgovUCAtMzkwNAovUGVybXMgPDRhZGU1MDQwZDUxZTAyNGU3MmE1MDFlNWI4ZTQ4YTNhPgo+PgplbmRvYmoKeHJlZgowIDE1' +
  'CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMTY0NyAwMDAwMCBuIAowMDAwMDAxNzA0IDAwMDAwIG4gCjAwMDAwMDE1NjggMDAwMDAgbiAKMD' +
  'AwMDAwMDc0OSAwMDAwMCBuIAowMDAwMDAxNzUxIDAwMDAwIG4gCjAwMDAwMDAyMzggMDAwMDAgbiAKMDAwMDAwMDEzMSAwMDAwMCBuIAowMDAw' +
  'MDAwMDE1IDAwMDAwIG4gCjAwMDAwMDA2NTIgMDAwMDAgbiAKMDAwMDAwMDU3NiAwMDAwMCBuIAowMDAwMDAwNDA1IDAwMDAwIG4gCjAwMDAwMD' +
  'A0NTYgMDAwMDAgbiAKMDAwMDAwMDUwOSAwMDAwMCBuIAowMDAwMDAwNzcwIDAwMDAwIG4gCnRyYWlsZXIKPDwKL1NpemUgMTUKL1Jvb3QgMyAw' +
  'IFIKL0luZm8gMTAgMCBSCi9JRCBbPGU4OTc2YTVkZGE4NzgzYzcwZWRkYjZiZDQyNmVmZTc5PiA8ZTg5NzZhNWRkYTg3ODNjNzBlZGRiNmJkND' +
  'I2ZWZlNzk+XQovRW5jcnlwdCA1IDAgUgo+PgpzdGFydHhyZWYKMjMwMQolJUVPRgo='
