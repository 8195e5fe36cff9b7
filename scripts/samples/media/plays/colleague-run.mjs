/** Mateusz Wrona's colleague runs his archive on her laptop; filmed with a telephone (`phone.mjs`). */
export const play = {
  stage: 'terminal',
  title: 'kasia@lab-3: ~/Downloads/lab-turnaround',
  voices: { undefined: { voice: 'en-gb-x-rp+f3', speed: 158, pitch: 50 } },
  lines: [
    {
      rows: [
        '$ unzip -q lab-turnaround.zip && cd lab-turnaround',
        '$ python3 --version',
        'Python 3.11.2',
        '$ python3 turnaround.py samples.csv',
      ],
      say: 'This is my laptop, not his. I unpack it and run it.',
    },
    {
      rows: [
        'all                     180   30.7   43.8',
        'taken 07:00 to 15:00     80   27.5   37.8',
        'taken 15:00 to 23:00     73   33.7   48.0',
        'taken 23:00 to 07:00     27   30.8   40.6',
      ],
      say: 'Thirty point seven hours, as in the report. The evening is the slow one. I did not have to install anything.',
      pause: 1,
    },
  ],
}
