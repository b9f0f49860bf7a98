import { decodeJson } from '../../src/contract/wire/decode-json.ts';
import { refusal, slotRefusal } from './refusal.ts';

const lookup = (body: string) => decodeJson('BatchAvailabilityLookupRequest', body);
const oneSlot = (slotTime: string) => lookup(`{"slot_time":[${slotTime}]}`).slot_time?.[0];

describe('int64', () => {
  test.each([
    ['"1757500000"', 1757500000],
    ['1757500000', 1757500000],
    ['1.0', 1],
    ['1e3', 1000],
    ['"-5"', -5],
    ['"007"', 7],
    ['"9007199254740991"', Number.MAX_SAFE_INTEGER],
    ['-9007199254740991', Number.MIN_SAFE_INTEGER],
  ])('takes %s', (json, expected) => {
    expect(oneSlot(`{"start_sec":${json}}`)).toEqual({ start_sec: expected });
  });

  test.each([
    ['1.5', 'expected an integer, got a number that is none'],
    ['1e400', 'expected an integer, got a number that is none'],
    ['"1.5"', 'expected an integer as a number or decimal string, got another string'],
    ['"1e3"', 'expected an integer as a number or decimal string, got another string'],
    ['"0x10"', 'expected an integer as a number or decimal string, got another string'],
    ['""', 'expected an integer as a number or decimal string, got another string'],
    ['" 1"', 'expected an integer as a number or decimal string, got another string'],
    ['"+1"', 'expected an integer as a number or decimal string, got another string'],
    ['"１２"', 'expected an integer as a number or decimal string, got another string'],
    ['true', 'expected an integer as a number or decimal string, got a boolean'],
    ['[1]', 'expected an integer as a number or decimal string, got an array'],
    ['9007199254740992', 'expected an integer from -9007199254740991 to 9007199254740991'],
    ['"-9007199254740992"', 'expected an integer from -9007199254740991 to 9007199254740991'],
    ['"99999999999999999999"', 'expected an integer from -9007199254740991 to 9007199254740991'],
  ])('refuses %s', (json, problem) => {
    const error = slotRefusal(`{"start_sec":${json}}`);
    expect(error.message).toBe(`slot_time[1].start_sec: ${problem}`);
    expect(error.field).toBe('slot_time[1].start_sec');
  });
});

describe('int32', () => {
  const party = (json: string) =>
    oneSlot(`{"resource_ids":{"party_size":${json}}}`)?.resource_ids?.party_size;

  test('takes a number or a decimal string within its range', () => {
    expect(party('2')).toBe(2);
    expect(party('"2"')).toBe(2);
    expect(party('2147483647')).toBe(2147483647);
    expect(party('-2147483648')).toBe(-2147483648);
  });

  test.each(['2147483648', '"-2147483649"', '0.5', '"x"', '{}'])('refuses %s', (json) => {
    const error = slotRefusal(`{"resource_ids":{"party_size":${json}}}`);
    expect(error.field).toBe('slot_time[1].resource_ids.party_size');
  });
});

test('minus zero is zero, as gRPC would give it', () => {
  for (const json of ['-0', '-0.0', '"-0"']) {
    const message = decodeJson('ViolatedTicketConstraint', `{"min_ticket_count":${json}}`);
    expect(message).toStrictEqual({ min_ticket_count: 0 });
  }
});

describe('enum', () => {
  test('takes a name or a known number', () => {
    const expected = { confirmation_mode: 'CONFIRMATION_MODE_ASYNCHRONOUS' };
    expect(oneSlot('{"confirmation_mode":"CONFIRMATION_MODE_ASYNCHRONOUS"}')).toEqual(expected);
    expect(oneSlot('{"confirmation_mode":2}')).toEqual(expected);
  });

  test.each([
    ['"CONFIRMATION_MODE_MAYBE"', 'expected a value of ConfirmationMode, got an unknown name'],
    ['"some words"', 'expected a value of ConfirmationMode, got an unknown name'],
    [`"${'A'.repeat(61)}"`, 'expected a value of ConfirmationMode, got an unknown name'],
    ['"2"', 'expected a value of ConfirmationMode, got an unknown name'],
    ['"__proto__"', 'expected a value of ConfirmationMode, got an unknown name'],
    ['7', 'expected a value of ConfirmationMode, got an unknown number'],
    ['1.5', 'expected a value of ConfirmationMode, got an unknown number'],
    ['true', 'expected the name of a value of ConfirmationMode, got a boolean'],
  ])('refuses %s', (json, problem) => {
    expect(slotRefusal(`{"confirmation_mode":${json}}`).message).toBe(
      `slot_time[1].confirmation_mode: ${problem}`,
    );
  });
});

describe('the other types', () => {
  test.each(['"true"', '1', '0', '{}'])('a bool is not %s', (json) => {
    const error = refusal('SetMarketingPreferenceRequest', `{"user_to_receive_marketing":${json}}`);
    expect(error.field).toBe('user_to_receive_marketing');
  });

  test.each(['5', 'true', '["a"]', '{}'])('a string is not %s', (json) => {
    const error = refusal('GetBookingStatusRequest', `{"booking_id":${json}}`);
    expect(error.message).toMatch(/^booking_id: expected a string, got an? /);
  });

  test('a string has no half of a surrogate pair', () => {
    const error = refusal('GetBookingStatusRequest', '{"booking_id":"a\\ud800"}');
    expect(error.message).toBe('booking_id: expected well-formed Unicode, got half of a surrogate pair');
    expect(decodeJson('GetBookingStatusRequest', '{"booking_id":"\\ud83e\\uddb7"}').booking_id).toBe('🦷');
  });

  test.each(['{}', '"a"', '5'])('a list is not %s', (json) => {
    const error = refusal('BatchAvailabilityLookupRequest', `{"slot_time":${json}}`);
    expect(error.message).toMatch(/^slot_time: expected an array, got an? /);
  });

  test.each(['null', '[]', '"a"'])('a list of messages has no entry %s', (json) => {
    expect(slotRefusal(json).message).toMatch(/^slot_time\[1\]: expected an object, got /);
  });

  test.each(['[]', '"a"', '5'])('a message is not %s', (json) => {
    expect(refusal('CreateBookingRequest', `{"slot":${json}}`).field).toBe('slot');
  });

  test('a oneof has one member at most', () => {
    const error = refusal(
      'CreateBookingRequest',
      '{"payment_information":{"payment_option_id":"a","user_payment_option_id":""}}',
    );
    expect(error.message).toBe(
      'payment_information.user_payment_option_id: only one of payment_option_id and user_payment_option_id may be given',
    );
    expect(refusal('ListOrdersRequest', '{"user_id":"u","order_ids":{}}').field).toBe('order_ids');
  });
});

describe('map', () => {
  const config = (json: string) =>
    `{"payment_processing_parameters":{"tokenization_config":{"tokenization_parameter":${json}}}}`;
  const path = 'payment_processing_parameters.tokenization_config.tokenization_parameter';

  test('keeps any key harmlessly', () => {
    const message = decodeJson('CreateBookingRequest', config('{"__proto__":"p","constructor":"c","a":"b"}'));
    const map = message.payment_processing_parameters?.tokenization_config?.tokenization_parameter ?? {};
    expect(Object.entries(map)).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['a', 'b'],
    ]);
    expect('toString' in map).toBe(false);
  });

  test('takes strings only, and names an entry by its place', () => {
    const error = refusal('CreateBookingRequest', config('{"a":"b","a key of the caller":5}'));
    expect(error.message).toBe(`${path}[1]: expected a string, got a number`);
    expect(refusal('CreateBookingRequest', config('{"a":null}')).field).toBe(`${path}[0]`);
    expect(refusal('CreateBookingRequest', config('{"\\udc00":"b"}')).field).toBe(`${path}[0]`);
    expect(refusal('CreateBookingRequest', config('[]')).field).toBe(path);
  });
});
