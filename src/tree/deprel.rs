use std::str::FromStr;

/// The dependency relations of the Dutch treebanks, with their subtypes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DepRel {
    /// `acl`
    Acl,
    /// `acl:relcl`
    AclRelcl,
    /// `advcl`
    Advcl,
    /// `advmod`
    Advmod,
    /// `amod`
    Amod,
    /// `appos`
    Appos,
    /// `aux`
    Aux,
    /// `aux:pass`
    AuxPass,
    /// `case`
    Case,
    /// `cc`
    Cc,
    /// `cc:preconj`
    CcPreconj,
    /// `ccomp`
    Ccomp,
    /// `clf`
    Clf,
    /// `compound`
    Compound,
    /// `compound:prt`
    CompoundPrt,
    /// `conj`
    Conj,
    /// `cop`
    Cop,
    /// `csubj`
    Csubj,
    /// `csubj:outer`
    CsubjOuter,
    /// `csubj:pass`
    CsubjPass,
    /// `dep`
    Dep,
    /// `det`
    Det,
    /// `discourse`
    Discourse,
    /// `dislocated`
    Dislocated,
    /// `expl`
    Expl,
    /// `expl:pv`
    ExplPv,
    /// `fixed`
    Fixed,
    /// `flat`
    Flat,
    /// `goeswith`
    Goeswith,
    /// `iobj`
    Iobj,
    /// `list`
    List,
    /// `mark`
    Mark,
    /// `nmod`
    Nmod,
    /// `nmod:poss`
    NmodPoss,
    /// `nsubj`
    Nsubj,
    /// `nsubj:outer`
    NsubjOuter,
    /// `nsubj:pass`
    NsubjPass,
    /// `nummod`
    Nummod,
    /// `obj`
    Obj,
    /// `obl`
    Obl,
    /// `obl:agent`
    OblAgent,
    /// `obl:arg`
    OblArg,
    /// `orphan`
    Orphan,
    /// `parataxis`
    Parataxis,
    /// `punct`
    Punct,
    /// `reparandum`
    Reparandum,
    /// `root`
    Root,
    /// `vocative`
    Vocative,
    /// `xcomp`
    Xcomp,
}

impl DepRel {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 49] = [
        Self::Acl,
        Self::AclRelcl,
        Self::Advcl,
        Self::Advmod,
        Self::Amod,
        Self::Appos,
        Self::Aux,
        Self::AuxPass,
        Self::Case,
        Self::Cc,
        Self::CcPreconj,
        Self::Ccomp,
        Self::Clf,
        Self::Compound,
        Self::CompoundPrt,
        Self::Conj,
        Self::Cop,
        Self::Csubj,
        Self::CsubjOuter,
        Self::CsubjPass,
        Self::Dep,
        Self::Det,
        Self::Discourse,
        Self::Dislocated,
        Self::Expl,
        Self::ExplPv,
        Self::Fixed,
        Self::Flat,
        Self::Goeswith,
        Self::Iobj,
        Self::List,
        Self::Mark,
        Self::Nmod,
        Self::NmodPoss,
        Self::Nsubj,
        Self::NsubjOuter,
        Self::NsubjPass,
        Self::Nummod,
        Self::Obj,
        Self::Obl,
        Self::OblAgent,
        Self::OblArg,
        Self::Orphan,
        Self::Parataxis,
        Self::Punct,
        Self::Reparandum,
        Self::Root,
        Self::Vocative,
        Self::Xcomp,
    ];

    /// The label as it stands in CoNLL-U.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Acl => "acl",
            Self::AclRelcl => "acl:relcl",
            Self::Advcl => "advcl",
            Self::Advmod => "advmod",
            Self::Amod => "amod",
            Self::Appos => "appos",
            Self::Aux => "aux",
            Self::AuxPass => "aux:pass",
            Self::Case => "case",
            Self::Cc => "cc",
            Self::CcPreconj => "cc:preconj",
            Self::Ccomp => "ccomp",
            Self::Clf => "clf",
            Self::Compound => "compound",
            Self::CompoundPrt => "compound:prt",
            Self::Conj => "conj",
            Self::Cop => "cop",
            Self::Csubj => "csubj",
            Self::CsubjOuter => "csubj:outer",
            Self::CsubjPass => "csubj:pass",
            Self::Dep => "dep",
            Self::Det => "det",
            Self::Discourse => "discourse",
            Self::Dislocated => "dislocated",
            Self::Expl => "expl",
            Self::ExplPv => "expl:pv",
            Self::Fixed => "fixed",
            Self::Flat => "flat",
            Self::Goeswith => "goeswith",
            Self::Iobj => "iobj",
            Self::List => "list",
            Self::Mark => "mark",
            Self::Nmod => "nmod",
            Self::NmodPoss => "nmod:poss",
            Self::Nsubj => "nsubj",
            Self::NsubjOuter => "nsubj:outer",
            Self::NsubjPass => "nsubj:pass",
            Self::Nummod => "nummod",
            Self::Obj => "obj",
            Self::Obl => "obl",
            Self::OblAgent => "obl:agent",
            Self::OblArg => "obl:arg",
            Self::Orphan => "orphan",
            Self::Parataxis => "parataxis",
            Self::Punct => "punct",
            Self::Reparandum => "reparandum",
            Self::Root => "root",
            Self::Vocative => "vocative",
            Self::Xcomp => "xcomp",
        }
    }
}

impl FromStr for DepRel {
    type Err = ();

    /// Reads a label of CoNLL-U.
    fn from_str(label: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|known| known.as_str() == label)
            .ok_or(())
    }
}
