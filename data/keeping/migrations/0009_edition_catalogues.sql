-- The catalogue an edition was frozen with, file by file: a formula or a light changed later must
-- not change what a meeting was shown. Files of one content are kept once.
create table edition_catalogues (
    edition uuid not null,
    file varchar not null,             -- shipped/indicators.toml, home/lights.toml …
    sha256 varchar not null            -- of the text
);

create table catalogue_texts (
    sha256 varchar not null,
    text varchar not null
);
