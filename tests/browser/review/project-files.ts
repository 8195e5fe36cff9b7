import { strToU8, zipSync } from 'fflate'
import { type EvidenceItem, newId } from '../../../shared/domain'
import { evidenceItem } from './show-viewer'

const PYTHON = `"""How many bicycles pass each day."""
from __future__ import annotations


def mean(values: list[float]) -> float:
    # An empty street has no mean.
    return sum(values) / len(values)


class Street:
    name = "Rua de Cima"
`

export const NOTEBOOK = {
  nbformat: 4,
  metadata: { language_info: { name: 'python' } },
  cells: [
    {
      cell_type: 'markdown',
      source: '# Bicycles\n\nCounted on **eleven** days. See [the source](https://example.org/counts).',
    },
    {
      cell_type: 'code',
      execution_count: 3,
      source: 'import pandas as pd\ncounts = pd.read_csv("counts.csv")\ncounts.head()',
      outputs: [
        {
          output_type: 'execute_result',
          data: {
            'text/html':
              '<table><thead><tr><th>day</th><th>count</th></tr></thead><tbody><tr><td>1</td><td>214</td></tr></tbody></table>',
            'text/plain': 'day count\n1 214',
          },
        },
        { output_type: 'stream', name: 'stdout', text: '\u001b[32mread\u001b[0m 11 rows\nall of them sound\n' },
      ],
    },
    {
      cell_type: 'code',
      execution_count: 2,
      source: 'counts["walkers"]',
      outputs: [
        { output_type: 'error', ename: 'KeyError', evalue: 'walkers', traceback: ["\u001b[31mKeyError\u001b[0m: 'walkers'"] },
      ],
    },
  ],
}

/** A small project as a candidate would zip it. */
export const PROJECT: Record<string, Uint8Array> = {
  'street/README.md': strToU8('# Street\n\nCounts **bicycles** on one street.\n'),
  'street/src/street.py': strToU8(PYTHON),
  'street/src/empty.py': strToU8(''),
  'street/counts.ipynb': strToU8(JSON.stringify(NOTEBOOK)),
  'street/model.bin': new Uint8Array([0, 1, 2, 3]),
  'street/vendor.zip': zipSync({ 'lib/tool.js': strToU8('export const tool = 1 // mends bicycles\n') }),
  'street/.git/HEAD': strToU8('ref: refs/heads/main\n'),
}

export function zipItem(files: Record<string, Uint8Array> | Uint8Array): { item: EvidenceItem; bytes: Uint8Array } {
  const bytes = files instanceof Uint8Array ? files : zipSync(files)
  const item = evidenceItem({
    id: newId(),
    kind: 'project',
    mediaType: 'application/zip',
    fileName: 'street.zip',
    title: 'Street',
    sizeBytes: bytes.length,
  })
  return { item, bytes }
}

export function codeItem(
  text: string,
  fileName = 'street.py',
  mediaType = 'text/x-python',
): { item: EvidenceItem; bytes: Uint8Array } {
  const bytes = strToU8(text)
  return { item: evidenceItem({ kind: 'project', mediaType, fileName, title: fileName, sizeBytes: bytes.length }), bytes }
}
