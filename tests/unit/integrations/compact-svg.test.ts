import { describe, expect, test } from 'vitest';
import { roundCoordinates } from '../../../src/integrations/compact-svg.ts';

describe('coordinates in a built page', () => {
  test('keep a tenth of a pixel', () => {
    expect(roundCoordinates('<svg><rect x="135.8028901543428" width="10.898554" y="-0.04"></rect></svg>')).toBe(
      '<svg><rect x="135.8" width="10.9" y="0"></rect></svg>',
    );
  });

  test('keep a hundredth of a percent', () => {
    expect(roundCoordinates('<svg><line x1="37.58239482%" x2="50%" y1="0.004%"></line></svg>')).toBe(
      '<svg><line x1="37.58%" x2="50%" y1="0%"></line></svg>',
    );
  });

  test('are touched only where a drawing has them', () => {
    const page =
      '<p data-x="1.23456">1.23456</p><svg><path d="M1.23456 2"></path><rect x="12.5" rx="1.234"></rect></svg>';
    expect(roundCoordinates(page)).toBe(page);
  });
});
