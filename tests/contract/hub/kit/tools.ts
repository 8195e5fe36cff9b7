import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A LibreOffice that makes a "PDF" of whatever it is given: hubs of tests make the same renditions on every machine, and at once. */
const OFFICE = `#!/bin/sh
PATH=/usr/bin:/bin
[ "$1" = --version ] && { echo "LibreOffice 99"; exit; }
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
mkdir -p "$out"; { echo "%PDF of"; cat "$1"; } > "$out/source.pdf"
`

/** Writes the programs that a test's hub has for renditions. @returns the folder, as \`toolPath\` */
export function writeTools(folder: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'soffice'), OFFICE)
  chmodSync(join(folder, 'soffice'), 0o755)
  return folder
}
