import { describe, expect, it } from 'vitest';
import { exerciseName, exerciseRealm, isExercise, LIVE } from '#shared/domain/realm.ts';

describe('the realm of an exercise', () => {
  it('is the same however its name was typed', () => {
    const realm = exerciseRealm('Café Drill');
    expect(realm).toBe('exercise:café drill');
    for (const spelling of ['  café   drill ', 'CAFÉ DRILL', 'Cafe\u0301 Drill', 'café\tdrill']) {
      expect(exerciseRealm(spelling), spelling).toBe(realm);
    }
    expect(exerciseRealm(exerciseName(realm) ?? '')).toBe(realm);
  });

  it('is never the live realm', () => {
    expect(isExercise(LIVE)).toBe(false);
    expect(exerciseName(LIVE)).toBeNull();
    expect(isExercise(exerciseRealm('live'))).toBe(true);
    expect(exerciseRealm('live')).not.toBe(LIVE);
  });
});
