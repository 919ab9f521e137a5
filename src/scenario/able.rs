//! Who can take what: by contact type, the groups with its skill.
//!
//! In: the skills of each group, as far as they could be read. Out: pools in file order, and what is sure of the rest.

use crate::centre::group::{Group, Skill};
use crate::centre::{ContactId, GroupId};

/// By contact type, the groups that have its skill.
#[derive(Clone, Debug, Default)]
pub struct Able {
    takers: Vec<Vec<GroupId>>,
    /// By group, whether its skills could be read.
    known: Vec<bool>,
}

impl Able {
    /// From the skills of each group; none where they could not be read.
    pub fn new(contacts: usize, skills: &[Option<Vec<Skill>>]) -> Able {
        let mut takers: Vec<Vec<GroupId>> = vec![Vec::new(); contacts];
        for (group, skills) in skills.iter().enumerate() {
            for skill in skills.iter().flatten() {
                if let Some(groups) = takers.get_mut(skill.contact.index()) {
                    groups.push(GroupId(group as u16));
                }
            }
        }
        Able { takers, known: skills.iter().map(Option::is_some).collect() }
    }

    /// One contact type more, which only this group takes.
    pub fn also(&mut self, group: GroupId) {
        self.takers.push(vec![group]);
    }

    /// The groups with the skill, in file order.
    pub fn pool(&self, contact: ContactId) -> &[GroupId] {
        self.takers.get(contact.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether the group is known to be without the skill.
    pub fn lacks(&self, contact: ContactId, group: GroupId) -> bool {
        self.known.get(group.index()) == Some(&true) && self.pool(contact).binary_search(&group).is_err()
    }

    /// Whether every group is known to be without the skill.
    pub fn nobody(&self, contact: ContactId) -> bool {
        self.pool(contact).is_empty() && self.known.iter().all(|known| *known)
    }
}

/// By contact type, the groups that could be read and have its skill, in file order.
pub fn takers(contacts: usize, groups: &[Option<Group>]) -> Vec<Vec<&Group>> {
    let mut takers: Vec<Vec<&Group>> = vec![Vec::new(); contacts];
    for group in groups.iter().flatten() {
        for skill in &group.skills {
            if let Some(able) = takers.get_mut(skill.contact.index()) {
                able.push(group);
            }
        }
    }
    takers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skill(contact: u16) -> Skill {
        Skill::plain(ContactId(contact))
    }

    #[test]
    fn a_group_whose_skills_could_not_be_read_may_take_anything() {
        let able = Able::new(2, &[Some(vec![skill(0)]), None]);
        assert_eq!((able.pool(ContactId(0)), able.pool(ContactId(1))), (&[GroupId(0)][..], &[][..]));
        assert!(able.lacks(ContactId(1), GroupId(0)) && !able.lacks(ContactId(1), GroupId(1)));
        assert!(!able.nobody(ContactId(1)));
        assert!(Able::new(1, &[Some(Vec::new())]).nobody(ContactId(0)));
    }
}
