use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One line of a ledger or of a bank statement.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq)]
pub struct Entry {
    pub reference: String,
    pub date: NaiveDate,
    pub amount: Decimal,
    pub currency: String,
}

#[derive(Debug, Deserialize)]
pub struct Request {
    pub ledger: Vec<Entry>,
    pub statement: Vec<Entry>,
    /// How many days apart two entries may be and still be the same payment.
    #[serde(default = "three_days")]
    pub tolerance_days: i64,
}

fn three_days() -> i64 {
    3
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Outcome {
    pub matched: Vec<Pair>,
    pub missing_in_ledger: Vec<Entry>,
    pub missing_in_statement: Vec<Entry>,
    /// Statement less ledger, by currency.
    pub difference: HashMap<String, Decimal>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Pair {
    pub ledger: Entry,
    pub statement: Entry,
}

/// Pairs every statement line with the closest ledger entry of the same amount and currency, once.
/// An equal reference wins over a closer date.
pub fn reconcile(request: &Request) -> Outcome {
    let mut open: HashMap<(&str, Decimal), Vec<&Entry>> = HashMap::new();
    for entry in &request.ledger {
        open.entry((&entry.currency, entry.amount)).or_default().push(entry);
    }

    let mut outcome = Outcome::default();
    for line in &request.statement {
        *outcome.difference.entry(line.currency.clone()).or_default() += line.amount;
        let candidates = open.entry((&line.currency, line.amount)).or_default();
        let distance = |entry: &Entry| (entry.date - line.date).num_days().abs();
        let best = (0..candidates.len())
            .filter(|&i| distance(candidates[i]) <= request.tolerance_days)
            .min_by_key(|&i| (candidates[i].reference != line.reference, distance(candidates[i])));
        match best {
            Some(i) => outcome.matched.push(Pair { ledger: candidates.remove(i).clone(), statement: line.clone() }),
            None => outcome.missing_in_ledger.push(line.clone()),
        }
    }

    for entry in &request.ledger {
        *outcome.difference.entry(entry.currency.clone()).or_default() -= entry.amount;
    }
    outcome.missing_in_statement = open.into_values().flatten().cloned().collect();
    outcome.missing_in_statement.sort_by(|a, b| (a.date, &a.reference).cmp(&(b.date, &b.reference)));
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(reference: &str, date: &str, amount: &str) -> Entry {
        Entry {
            reference: reference.into(),
            date: date.parse().unwrap(),
            amount: amount.parse().unwrap(),
            currency: "EUR".into(),
        }
    }

    #[test]
    fn pairs_each_entry_once() {
        let outcome = reconcile(&Request {
            ledger: vec![entry("A", "2026-01-01", "10.00")],
            statement: vec![entry("A", "2026-01-02", "10.00"), entry("B", "2026-01-02", "10.00")],
            tolerance_days: 3,
        });
        assert_eq!(outcome.matched.len(), 1);
        assert_eq!(outcome.missing_in_ledger, [entry("B", "2026-01-02", "10.00")]);
        assert_eq!(outcome.difference["EUR"], "10.00".parse().unwrap());
    }

    #[test]
    fn prefers_an_equal_reference_to_a_closer_date() {
        let outcome = reconcile(&Request {
            ledger: vec![entry("X", "2026-01-02", "5"), entry("A", "2026-01-04", "5")],
            statement: vec![entry("A", "2026-01-02", "5")],
            tolerance_days: 3,
        });
        assert_eq!(outcome.matched[0].ledger.reference, "A");
        assert_eq!(outcome.missing_in_statement, [entry("X", "2026-01-02", "5")]);
    }

    #[test]
    fn leaves_entries_too_far_apart() {
        let outcome = reconcile(&Request {
            ledger: vec![entry("A", "2026-01-01", "5")],
            statement: vec![entry("A", "2026-02-01", "5")],
            tolerance_days: 3,
        });
        assert!(outcome.matched.is_empty());
    }
}
