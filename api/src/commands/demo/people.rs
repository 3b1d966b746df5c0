//! Who calls: customers with a name, a mobile number and an address in the city whose line they ring.

use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};

use super::business::{City, LINES};
use crate::values::{PhoneNumber, Region};

const FIRST_NAMES: &[&str] = &[
    "Aarav",
    "Aditi",
    "Aishwarya",
    "Ajay",
    "Amit",
    "Ananya",
    "Anil",
    "Anjali",
    "Arjun",
    "Asha",
    "Bhavna",
    "Deepa",
    "Deepak",
    "Divya",
    "Farhan",
    "Fatima",
    "Gaurav",
    "Geeta",
    "Harish",
    "Imran",
    "Ishita",
    "Jyoti",
    "Karan",
    "Kavita",
    "Kiran",
    "Lakshmi",
    "Madhuri",
    "Manish",
    "Meena",
    "Mohan",
    "Naveen",
    "Neha",
    "Nikhil",
    "Nisha",
    "Pallavi",
    "Pooja",
    "Pradeep",
    "Prakash",
    "Priya",
    "Rahul",
    "Rajesh",
    "Rakesh",
    "Rekha",
    "Ritu",
    "Rohan",
    "Sachin",
    "Sandhya",
    "Sanjay",
    "Shabana",
    "Shreya",
    "Sneha",
    "Sunil",
    "Sunita",
    "Suresh",
    "Tanvi",
    "Usha",
    "Varun",
    "Vidya",
    "Vikram",
    "Yash",
];
const LAST_NAMES: &[&str] = &[
    "Agarwal",
    "Ansari",
    "Bansal",
    "Bhat",
    "Chauhan",
    "D'Souza",
    "Das",
    "Deshmukh",
    "Desai",
    "Fernandes",
    "Gaikwad",
    "Gupta",
    "Iyer",
    "Jadhav",
    "Jain",
    "Joshi",
    "Kadam",
    "Kapoor",
    "Khan",
    "Kulkarni",
    "Kumar",
    "Malhotra",
    "Mehta",
    "Menon",
    "Mishra",
    "More",
    "Nair",
    "Pandey",
    "Patel",
    "Patil",
    "Pawar",
    "Rao",
    "Rathore",
    "Reddy",
    "Saxena",
    "Shaikh",
    "Sharma",
    "Shetty",
    "Shinde",
    "Singh",
    "Tiwari",
    "Verma",
    "Yadav",
];
const HOUSES: &[&str] = &[
    "Shanti Residency",
    "Green Valley Apartments",
    "Sai Krupa Society",
    "Lotus Heights",
    "Ganesh Nagar",
    "Silver Oak Towers",
    "Anand Villa",
    "Om Sadan",
    "Rosewood Enclave",
    "Lakshmi Niwas",
];

/// A customer.
pub(super) struct Customer {
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) address: String,
}

/// The customers of each line, one for every six calls.
pub(super) fn customers(rng: &mut StdRng, calls: u32) -> Vec<Vec<Customer>> {
    let count = calls.clamp(600, 60_000) / 6;
    let all: u32 = LINES.iter().map(|line| line.weight).sum();
    LINES.iter().map(|line| (0..=count * line.weight / all).map(|_| customer(rng, line.city)).collect()).collect()
}

/// One of them, the regulars more often than the others.
pub(super) fn one_of<'a>(rng: &mut StdRng, customers: &'a [Customer]) -> &'a Customer {
    let bound = rng.random_range(0..customers.len());
    &customers[rng.random_range(0..=bound)]
}

fn customer(rng: &mut StdRng, city: &City) -> Customer {
    let name = format!("{} {}", pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES));
    let (area, pin) = pick(rng, city.areas);
    let house = pick(rng, HOUSES);
    let flat = rng.random_range(1..=12) * 100 + rng.random_range(1..=8);
    Customer { name, phone: mobile(rng), address: format!("Flat {flat}, {house}, {area}, {} {pin}", city.name) }
}

/// A mobile number as India gives them out.
fn mobile(rng: &mut StdRng) -> String {
    let india = Region::parse("IN").expect("India has phones");
    loop {
        let typed = format!("+91{}{:09}", pick(rng, &[7, 8, 9, 9]), rng.random_range(0..1_000_000_000));
        if let Ok(number) = PhoneNumber::parse(&typed, india) {
            return number.into_string();
        }
    }
}

/// One of several, each as likely.
pub(super) fn pick<T: Copy>(rng: &mut StdRng, from: &[T]) -> T {
    *from.choose(rng).expect("a list in this folder is not empty")
}
