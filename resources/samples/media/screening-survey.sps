* Answers of eight people who returned the form without a sample; made once with PSPP: pspp screening-survey.sps
DATA LIST LIST / letter age sex reason days.
BEGIN DATA
1 58 2 3 21
1 66 1 1 9
2 71 1 4 14
2 60 2 3 30
3 63 2 2 12
3 57 1 5 8
4 69 2 3 17
4 73 1 1 25
END DATA.
VARIABLE LABELS letter 'Letter received' reason 'Reason for not taking part' days 'Days until the form came back'.
VALUE LABELS letter 1 'as it is' 2 'short' 3 'practitioner' 4 'drawing'
  /sex 1 'man' 2 'woman'
  /reason 1 'examined elsewhere' 2 'ill' 3 'does not want to know' 4 'too old' 5 'other'.
SAVE OUTFILE='screening-survey.sav'.
