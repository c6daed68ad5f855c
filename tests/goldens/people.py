"""Who stands for everybody: between them they need every style, garment, light and pair of spectacles at least once."""

SIZE = 256
PEOPLE = {
    "woman_long_hair": "seed=11&gender=female&ethnicity=european&age=28&hair_length=9&lighting=studio&view_profile=0",
    "man_beard": "seed=12&gender=male&ethnicity=west_asian&age=38&facial_hair=8&lighting=natural&view_profile=-25",
    "man_bald_glasses": "seed=13&gender=male&ethnicity=african&age=62&hair_length=0&eyewear=eyeglasses&lighting=artistic",
    "girl": "seed=14&gender=female&ethnicity=east_asian&age=7&mood=happy&lighting=natural&view_profile=15",
    "baby": "seed=15&gender=male&ethnicity=south_asian&age=0&lighting=studio&mood=surprised",
    "old_woman": "seed=16&gender=female&ethnicity=latin_american&age=79&lighting=studio&mood=sad&view_profile=35",
    "woman_coils_closeup": "seed=17&gender=female&ethnicity=african&age=33&hair_length=6&zoom_level=closeup&view_profile=5",
    "man_sunglasses": "seed=18&gender=male&ethnicity=southeast_asian&age=24&eyewear=sunglasses&lighting=natural&mood=angry",
    "woman_profile": "seed=19&gender=female&ethnicity=south_asian&age=45&view_profile=60&hair_length=4&lighting=artistic",
    "man_stubble_profile": "seed=20&gender=male&ethnicity=european&age=51&view_profile=-60&facial_hair=2&lighting=studio",
    "woman_disgusted_pale": "seed=21&gender=female&ethnicity=european&age=19&skintone=0&mood=disgusted&eyewear=none",
    "man_afraid_dark": "seed=22&gender=male&ethnicity=african&age=30&skintone=10&mood=afraid&eyewear=none",
}
