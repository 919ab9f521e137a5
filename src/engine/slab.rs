//! A slab: numbered places that are given again when they come free. Things come and go all day; once there are places enough
//! nothing is allocated for them.
//!
//! In: things. Out: the number of the place of each. Of the free places the one that came free last is given first. Knows
//! nothing of what stands in them; a number is good until its place is let go.

use std::ops::{Index, IndexMut};

/// Places, some of them free.
#[derive(Clone, Debug)]
pub struct Slab<T> {
    places: Vec<T>,
    /// So many of them have been given since the last clearing; what stands in the others is left from before.
    given: usize,
    /// Free ones, the last first.
    free: Vec<u32>,
}

impl<T> Default for Slab<T> {
    fn default() -> Slab<T> {
        Slab { places: Vec::new(), given: 0, free: Vec::new() }
    }
}

impl<T> Slab<T> {
    /// All are gone; their room is kept, and what stands there is left for who claims it.
    pub fn clear(&mut self) {
        self.given = 0;
        self.free.clear();
    }

    /// Puts a thing into a place; its number.
    #[inline]
    pub fn put(&mut self, thing: T) -> u32 {
        match self.free.pop() {
            Some(place) => {
                self.places[place as usize] = thing;
                place
            }
            None => {
                match self.places.get_mut(self.given) {
                    Some(place) => *place = thing,
                    None => self.places.push(thing),
                }
                self.given += 1;
                self.given as u32 - 1
            }
        }
    }

    /// A place, with what was left in it or a new default.
    pub fn claim(&mut self) -> u32
    where
        T: Default,
    {
        self.free.pop().unwrap_or_else(|| {
            if self.given == self.places.len() {
                self.places.push(T::default());
            }
            self.given += 1;
            self.given as u32 - 1
        })
    }

    /// A place is free; what stands in it stays there until it is given again.
    #[inline]
    pub fn let_go(&mut self, place: u32) {
        self.free.push(place);
    }

    /// What stands in a place, which is free from now on.
    #[inline]
    pub fn take(&mut self, place: u32) -> T
    where
        T: Copy,
    {
        self.free.push(place);
        self.places[place as usize]
    }

    /// What stands in a place; none for a number that was never given.
    #[inline(always)]
    pub fn get(&self, place: u32) -> Option<&T> {
        self.places[..self.given].get(place as usize)
    }

    /// What stands in a place, to be changed; none for a number that was never given.
    #[inline(always)]
    pub fn get_mut(&mut self, place: u32) -> Option<&mut T> {
        self.places[..self.given].get_mut(place as usize)
    }

    /// Numbers of all places, free or not.
    pub fn numbers(&self) -> std::ops::Range<u32> {
        0..self.given as u32
    }
}

impl<T> Index<u32> for Slab<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, place: u32) -> &T {
        &self.places[place as usize]
    }
}

impl<T> IndexMut<u32> for Slab<T> {
    #[inline(always)]
    fn index_mut(&mut self, place: u32) -> &mut T {
        &mut self.places[place as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_that_came_free_last_is_given_first_and_none_is_added_before() {
        let mut places = Slab::default();
        assert_eq!([10, 11, 12].map(|thing| places.put(thing)), [0, 1, 2]);
        assert_eq!((places.take(0), places.take(2)), (10, 12));
        assert_eq!([20, 21, 22].map(|thing| places.put(thing)), [2, 0, 3]);
        assert_eq!([0, 1, 2, 3].map(|place| places[place]), [21, 11, 20, 22]);
        assert_eq!(places.numbers(), 0..4);
    }

    #[test]
    fn who_claims_a_place_finds_what_was_left_in_it() {
        let mut places: Slab<Vec<u8>> = Slab::default();
        let first = places.claim();
        places[first].push(7);
        places.let_go(first);
        assert_eq!(places.claim(), first);
        assert_eq!(places[first], [7]);
        let second = places.claim();
        assert_eq!((second, places.get(second).map(Vec::len), places.get(9)), (1, Some(0), None));
        // Also after clearing: then nobody has it until it is claimed.
        places.clear();
        assert_eq!(places.get(first), None);
        assert_eq!((places.claim(), places.get(first).map(Vec::len)), (first, Some(1)));
    }

    #[test]
    fn after_clearing_numbers_begin_again() {
        let mut places = Slab::default();
        let first = places.put('a');
        places.put('b');
        places.let_go(first);
        places.clear();
        assert_eq!((places.numbers(), places.put('c'), places.put('d')), (0..0, 0, 1));
    }
}
