import fc from 'fast-check';

export const plainPort = fc.constantFrom(1, 443, 6443, 8443, 10250, 65535);
export const oddPort = fc.constantFrom(0, -1, 65536, 99999, 2147483647, 2147483648, 80.5);

/** A port inside a text such as an endpoint. */
export const portText = fc.oneof(
  { weight: 2, arbitrary: plainPort.map(String) },
  fc.constantFrom(
    ...['0', '-1', '65536', '06443', '+6443', '', ' 6443', '6443 ', '6443.0', 'https'],
  ),
);
