/// What coders say of items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ratings {
    /// By item, then by coder, the place of the label in a list; none where a coder says nothing.
    pub items: Vec<Vec<Option<usize>>>,
    /// How many labels there are.
    pub labels: usize,
}

/// The labels that were given to one item.
pub(super) struct Given(Vec<usize>);

impl Ratings {
    /// Those of two coders alone, of the items of which both say something.
    pub fn pairs(&self, a: usize, b: usize) -> Vec<(usize, usize)> {
        self.items
            .iter()
            .filter_map(|item| Some(((*item.get(a)?)?, (*item.get(b)?)?)))
            .collect()
    }

    /// The items that `test` holds of.
    pub(super) fn only(&self, test: impl Fn(&Given) -> bool) -> Self {
        let items = self.items.iter().filter(|item| test(&Given::of(item)));
        Self {
            items: items.cloned().collect(),
            labels: self.labels,
        }
    }

    /// The labels of each item.
    pub(super) fn given(&self) -> impl Iterator<Item = Given> {
        self.items.iter().map(|item| Given::of(item))
    }

    /// How often each label was given in these items.
    pub(super) fn totals<'g>(&self, items: impl IntoIterator<Item = &'g Given>) -> Vec<usize> {
        let mut totals = vec![0; self.labels];
        for &label in items.into_iter().flat_map(|item| &item.0) {
            totals[label] += 1;
        }
        totals
    }
}

impl Given {
    fn of(item: &[Option<usize>]) -> Self {
        Self(item.iter().flatten().copied().collect())
    }

    /// How many coders have given one.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// How many ordered pairs of coders have given the same.
    pub(super) fn same(&self) -> usize {
        let others = |label: &usize| self.0.iter().filter(|other| *other == label).count() - 1;
        self.0.iter().map(others).sum()
    }
}
