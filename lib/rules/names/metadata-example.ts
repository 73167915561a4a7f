/** The manifest of a Service called `web`; the lines are those below `metadata:`. */
export const metadataExample = (...lines: readonly string[]): string => `apiVersion: v1
kind: Service
metadata:
  name: web
${lines.map((line) => `  ${line}\n`).join('')}spec:
  ports:
    - port: 80
`;
