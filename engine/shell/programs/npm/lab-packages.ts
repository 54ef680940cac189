/** The npm packages that the lab has built in, with the version of each; the tools among them do their work by themselves. */
export const LAB_PACKAGES: Readonly<Record<string, string>> = {
  '@electric-sql/pglite': '0.5.16',
  '@tensorflow/tfjs': '4.22.0',
  '@types/d3-array': '3.2.2',
  '@types/d3-dsv': '3.0.7',
  '@types/node': '20.19.43',
  'd3-array': '3.2.5',
  'd3-dsv': '3.0.2',
  tsx: '4.23.15',
  typescript: '6.0.3',
};
