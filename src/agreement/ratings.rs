/// What coders say of items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ratings {
    /// By item, then by coder, the place of the label in a list; none where a coder says nothing.
    pub items: Vec<Vec<Option<usize>>>,
    /// How many labels there are.
    pub labels: usize,
}

impl Ratings {
    /// Those of two coders alone, of the items of which both say something.
    pub fn pairs(&self, a: usize, b: usize) -> Vec<(usize, usize)> {
        self.items
            .iter()
            .filter_map(|item| Some(((*item.get(a)?)?, (*item.get(b)?)?)))
            .collect()
    }

    /// How often each label was given to each item.
    pub(super) fn counts(&self) -> Vec<Vec<usize>> {
        let count = |item: &Vec<Option<usize>>| {
            let mut counts = vec![0; self.labels];
            for &label in item.iter().flatten() {
                counts[label] += 1;
            }
            counts
        };
        self.items.iter().map(count).collect()
    }
}
