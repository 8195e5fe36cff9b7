/** Ines Kovac shows a run in a fresh container, without a network. */
export const play = {
  stage: 'terminal',
  title: 'fresh container, network off',
  voices: { undefined: { voice: 'en-gb+f2', speed: 150, pitch: 54 } },
  lines: [
    {
      rows: [
        '$ git clone /media/usb/falls-audit.git && cd falls-audit',
        "Cloning into 'falls-audit'... done.",
        '$ make',
        'uv sync --frozen --offline',
        'Installed 11 packages in 1.4s',
        'python -m falls.check data/raw',
        'ok  3 files, 18,204 rows, checksums match',
      ],
      say: 'This is a container that has never seen my project, with the network switched off. I clone it from a stick and type make. The environment comes from the lock file, and the raw data are checked against their checksums.',
    },
    {
      rows: [
        '$ make',
        'python -m falls.build',
        'read      18,204 rows',
        'excluded     311 rows  (no ward: 204, test entries: 107)',
        'kept      17,893 rows',
        'python -m falls.model',
        'falls per 1,000 bed days, 2025: 4.1 (95 % 3.8 to 4.4)',
        'python -m falls.report',
        'wrote report/falls.html',
      ],
      say: 'Three hundred and eleven rows are left out, with the reason for each. The rate is four point one falls per thousand bed days, the same number as on page two of the report.',
    },
    {
      rows: [
        '$ sed -i "s/2025-03-09/2052-03-09/" data/raw/falls.csv',
        '$ make',
        'python -m falls.check data/raw',
        'FAIL  data/raw/falls.csv: checksum differs from data/raw/SHA256SUMS',
        'make: *** [check] Error 1',
        '$ git checkout data/raw && make -s && echo same again',
        'same again',
      ],
      say: 'Now I break a date on purpose. The run stops before anything is counted. I take it back, and it is the same again.',
      pause: 1.5,
    },
  ],
}
