import { readPhone } from '../../src/contract/phone.ts';

test.each([
  ['+1 415-736-0000', 'KR', '1', '4157360000'],
  ['+12091111111', 'KR', '1', '2091111111'],
  ['+82 10-1234-5678', 'NL', '82', '1012345678'],
  ['010-1234-5678', 'KR', '82', '1012345678'],
  ['02-312-4567', 'KR', '82', '23124567'],
  ['06 12345678', 'NL', '31', '612345678'],
  [' +31 (0)6 12345678 ', 'KR', '31', '612345678'],
  ['+390612345678', 'KR', '39', '0612345678'],
])('%s in %s is called by +%s %s', (text, region, countryCode, phoneNumber) => {
  expect(readPhone(text, region, 'telephone')).toEqual({ countryCode, phoneNumber });
});

test.each([
  ['+8210', 'KR'],
  ['123', 'KR'],
  ['+999123456789', 'KR'],
  ['call me', 'KR'],
  ['call +82 10-1234-5678', 'KR'],
  ['010-1234-5678', 'XX'],
  ['+', 'KR'],
  ['', 'KR'],
  ['0'.repeat(64), 'KR'],
])('%s in %s is refused', (text, region) => {
  expect(() => readPhone(text, region, 'telephone')).toThrow(
    expect.objectContaining({ code: 'invalid-argument', field: 'telephone' }),
  );
});
