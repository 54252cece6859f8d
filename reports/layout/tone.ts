/** The few colours of every report. They keep their difference in grey print too. */
export const tone = {
  ink: '#1f2a33',
  soft: '#56636d',
  line: '#d3dbe0',
  wash: '#f2f6f7',
  accent: '#1d5c6b',
  pale: '#bfd5da',
  middle: '#7fa6b0',
  sand: '#dcb467',
}
